import { Autoscaling } from '../../kit';

/** Programs whose number of pods an autoscaler decides on. */
export type Scaled = 'webhook' | 'ingress' | 'filter';

/** The range of an autoscaler, with upstream's numbers where it says nothing. */
export function completed(program: Scaled, { min = 1, max = program === 'webhook' ? 5 : 10, cpuPercent = program === 'webhook' ? 100 : 70 }: Autoscaling): Required<Autoscaling> {
  return { min, max, cpuPercent };
}
