import { Autoscaling } from '../../kit';

/** Programs whose number of pods an autoscaler decides on. */
export type Scaled = 'activator' | 'webhook';

/** The range of an autoscaler, with upstream's numbers where it says nothing. */
export function completed(workload: Scaled, { min = 1, max = workload === 'activator' ? 20 : 5, cpuPercent = 100 }: Autoscaling): Required<Autoscaling> {
  return { min, max, cpuPercent };
}
