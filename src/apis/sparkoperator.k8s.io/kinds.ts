/** Facts of the kinds of sparkoperator.k8s.io, from the source of the operator (release in the pins). */
import { scheduledSparkApplicationCrd, sparkApplicationCrd, sparkConnectCrd } from './crds';
import { SCHEDULED_SPARK_APPLICATION_HEALTH, SPARK_APPLICATION_HEALTH, SPARK_CONNECT_HEALTH } from './health';
import { sparkPods, sparkTemplate } from './pods';
import { kindTable } from '../crd';
import { PodsFact } from '../kind';

/** Its defaulter answers with the whole object in Go's form. */
const WEBHOOK = 'the webhook of the Spark operator';

const LAUNCHED = { 'sparkoperator.k8s.io/launched-by-spark-operator': 'true' };

/** A driver and its executors; what Spark alone knows, such as files of templates in its properties, may add to them. */
function applicationPods(...path: readonly string[]): readonly PodsFact[] {
  return (['driver', 'executor'] as const).map(role => ({
    path: [...path, role, 'template'],
    made: object => sparkTemplate(object, path, role),
    labels: { ...LAUNCHED, 'spark-role': role },
    ends: true,
    together: true,
    partial: true,
    replicas: object => sparkPods(object, path, role),
  }));
}

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [sparkApplicationCrd, {
    name: { longest: 63, service: true, because: 'its pods have the label sparkoperator.k8s.io/app-name: <name>' },
    pods: applicationPods('spec'),
    health: SPARK_APPLICATION_HEALTH,
    rewrittenBy: WEBHOOK,
  }],
  [scheduledSparkApplicationCrd, {
    name: { longest: 43, service: true, because: 'its runs are called <name>-<nanoseconds>' },
    pods: applicationPods('spec', 'template'),
    health: SCHEDULED_SPARK_APPLICATION_HEALTH,
    rewrittenBy: WEBHOOK,
  }],
  [sparkConnectCrd, {
    name: { longest: 47, service: true, because: 'Spark calls its executors <name>-exec-<number>, in which the number may have ten digits' },
    pods: [
      { path: ['spec', 'server', 'template'], labels: { ...LAUNCHED, 'spark-role': 'connect-server', 'sparkoperator.k8s.io/connect-name': '{name}' }, partial: true },
      {
        path: ['spec', 'executor', 'template'], replicas: { path: ['spec', 'executor', 'instances'], otherwise: 1 },
        labels: { ...LAUNCHED, 'spark-role': 'executor', 'sparkoperator.k8s.io/connect-name': '{name}' }, ends: true, partial: true,
      },
    ],
    health: SPARK_CONNECT_HEALTH,
    rewrittenBy: WEBHOOK,
  }],
);
