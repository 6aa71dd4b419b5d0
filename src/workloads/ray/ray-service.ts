import { Construct } from 'constructs';
import { clusterSpec } from './cluster';
import type { RayServeConfig, RayServiceProps } from './serve-props';
import { RayWorkload } from './workload';
import { RayService as RayServiceObject } from '../../apis/ray.io/v1';
import { ConfigError, QUEUE_NAME_LABEL, shown, yaml } from '../../core';

/**
 * Programs of Ray Serve that answer requests, and their cluster: 1 RayService, 1 NetworkPolicy unless the profile is isolated, and a
 * PersistentVolumeClaim for each new claim. In a profile that is not active it is left out.
 *
 * @throws ConfigError `RayServe`, `RayServePort`, `RayQueue`, and those of {@link RayCluster}
 */
export class RayService extends RayWorkload<RayServiceProps> {
  /** Name of the object. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: RayServiceProps) {
    super(scope, id, given, 'workloads/ray#RayServiceProps');
    const { name, serveConfigV2, rayClusterConfig, upgradeStrategy, excludeHeadPodFromServeSvc, serveService, labels = {} } = this.props;
    this.name = this.checkedName('ray.io/RayService', name);
    if (labels[QUEUE_NAME_LABEL] !== undefined) {
      throw new ConfigError('RayQueue', `labels of a service must not name a queue, since what serves cannot wait, got ${shown(labels[QUEUE_NAME_LABEL])}; remove "${QUEUE_NAME_LABEL}"`, this);
    }
    this.checkApplications(serveConfigV2);
    this.checkPort();
    const metadata = this.rayMetadata(this.name, 'ray.io/rayservice', undefined);
    const cluster = clusterSpec(this.podAround(this.name), rayClusterConfig, false);
    if (this.lifecycle === 'active') {
      new RayServiceObject(this, 'RayService', {
        metadata,
        spec: {
          serveConfigV2: yaml(serveConfigV2),
          ...upgradeStrategy && { upgradeStrategy },
          ...excludeHeadPodFromServeSvc && { excludeHeadPodFromServeSvc },
          ...serveService && { serveService },
          rayClusterConfig: cluster,
        },
      });
      this.guard(this.name, 'rayservice');
    }
  }

  /** Address of the applications inside the cluster, without the last slash. */
  public get url(): string {
    const port = this.headPorts?.find(({ name }) => name === 'serve')?.containerPort ?? 8000;
    return `http://${this.props.serveService?.metadata?.name ?? `${this.name}-serve-svc`}.${this.namespace}:${port}`;
  }

  private get headPorts() {
    return this.props.rayClusterConfig.headGroupSpec?.ports;
  }

  /** Of a head that names ports, the operator takes those alone. */
  private checkPort(): void {
    if (this.headPorts !== undefined && !this.headPorts.some(({ name }) => name === 'serve')) {
      throw new ConfigError('RayServePort', `ports of headGroupSpec must have one called "serve", by which the operator makes the Service, got ${shown(this.headPorts.map(({ name }) => name))}; ` +
        'add { name: "serve", containerPort: 8000 }, or leave ports out', this);
    }
  }

  private checkApplications({ applications }: RayServeConfig): void {
    const fail = (what: string, value: unknown, fix: string) => {
      throw new ConfigError('RayServe', `serveConfigV2 must have applications ${what}, got ${shown(value)}; ${fix}`, this);
    };
    const [names, routes] = [new Set<string>(), new Set<string>()];
    applications.length === 0 && fail('that there are', applications, 'add one');
    for (const { name = 'default', route_prefix: route = '/', import_path: path, deployments = [] } of applications) {
      names.has(name) && fail('with names of their own', name, 'rename one of them');
      /^[\w.-]+[:.]\w+$/.test(path) || fail('with an import_path such as "module:app"', path, 'write module and variable');
      if (route !== null) {
        /^\/(.*[^/])?$/.test(route) || fail('with a route_prefix that begins with "/" and does not end with it', route, 'pass e.g. "/chat"');
        routes.has(route) && fail('with a route_prefix of their own', route, 'change one of them');
        routes.add(route);
      }
      names.add(name);
      for (const { name: part, num_replicas: count, autoscaling_config: scaling } of deployments) {
        typeof count === 'number' && scaling !== undefined && fail(`whose deployments have num_replicas or autoscaling_config, ${shown(part)} both`, count, 'remove one of them');
      }
    }
  }
}
