/**
 * Pods of an application, as the operator and Spark put them together of its fields.
 *
 * Source: Kubeflow Spark Operator, internal/controller/sparkapplication/submission.go and internal/webhook/sparkpod_defaulter.go;
 * Spark, BasicDriverFeatureStep, BasicExecutorFeatureStep, MountVolumesFeatureStep and LocalDirsFeatureStep; releases in the pins.
 */
import { javaMebibytes, overheadOf, usualOverhead } from './memory';

/** A pod of an application. */
export type SparkRole = 'driver' | 'executor';

/** An object as it is written, which may hold anything. */
type Plain = Readonly<Record<string, unknown>>;

/** Names of Spark's container in a template. */
const CONTAINER: Readonly<Record<SparkRole, string>> = { driver: 'spark-kubernetes-driver', executor: 'spark-kubernetes-executor' };

/** What is there and is an object; else an empty one. */
function record(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Plain : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value as unknown[] : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The part of an object that says an application. */
export function applicationAt(object: unknown, path: readonly string[]): Plain {
  return path.reduce((value: Plain, name) => record(value[name]), record(object));
}

/** Template of the pods of one role; nothing where the object says no application. */
export function sparkTemplate(object: unknown, path: readonly string[], role: SparkRole): unknown {
  const app = applicationAt(object, path);
  if (Object.keys(app).length === 0) {
    return undefined;
  }
  const own = record(app[role]);
  const { metadata, spec: pod } = record(own.template);
  const { containers, ...around } = record(pod);
  const given = list(containers).map(record);
  const isSparks = (one: Plain) => one.name === CONTAINER[role];
  const main = given.find(isSparks) ?? given[0] ?? {};
  return {
    metadata: {
      labels: { ...record(record(metadata).labels), ...labelsOf(object), ...record(own.labels) },
      annotations: { ...record(record(metadata).annotations), ...record(own.annotations) },
    },
    spec: {
      ...around,
      ...own.podSecurityContext !== undefined && { securityContext: own.podSecurityContext },
      ...own.hostNetwork === true && { hostNetwork: true },
      containers: [sparkContainer(app, role, main), ...given.filter(one => one !== main), ...list(own.sidecars)],
      ...joined('initContainers', around.initContainers, own.initContainers),
      ...joined('volumes', around.volumes, mountedVolumes(app, own), sparkVolumes(app, role)),
    },
  };
}

/** Labels of the object, which its pods get too, but for those of Kueue. */
function labelsOf(object: unknown): Plain {
  return Object.fromEntries(Object.entries(record(record(record(object).metadata).labels)).filter(([key]) => !key.startsWith('kueue.x-k8s.io/')));
}

function joined(name: string, ...lists: readonly unknown[]): Plain {
  const all = lists.flatMap(list);
  return all.length === 0 ? {} : { [name]: all };
}

/** Volumes of the application that a role mounts; the webhook leaves out those that are not there. */
function mountedVolumes(app: Plain, own: Plain): readonly unknown[] {
  const names = new Set(list(own.volumeMounts).map(one => record(one).name));
  return list(app.volumes).filter(one => names.has(record(one).name));
}

/** How names of volumes begin in which Spark keeps what does not fit into memory. */
const LOCAL = 'spark-local-dir-';

/** Volumes that Spark makes of properties, `spark.kubernetes.<role>.volumes.<type>.<name>.options.<option>`, and a local one if it has no other. */
function sparkVolumes(app: Plain, role: SparkRole): readonly unknown[] {
  const volumes = new Map<string, Plain>();
  for (const [property, value] of Object.entries(record(app.sparkConf))) {
    const [, of, type, name, option] = /^spark\.kubernetes\.(\w+)\.volumes\.(\w+)\.([^.]+)\.(?:options\.(\w+)|.*)$/.exec(property) ?? [];
    if (of === role) {
      const source = record(volumes.get(name)?.[type]);
      volumes.set(name, { name, [type]: option === undefined ? source : { ...source, [option]: value } });
    }
  }
  const made = [...volumes.values()].map(one => record(one.persistentVolumeClaim).claimName === 'OnDemand' ? { name: one.name, ephemeral: {} } : one);
  return [...volumes.keys()].some(name => name.startsWith(LOCAL)) ? made : [...made, { name: `${LOCAL}1`, emptyDir: {} }];
}

function sparkContainer(app: Plain, role: SparkRole, main: Plain): Plain {
  const own = record(app[role]);
  const image = text(own.image) ?? text(app.image) ?? main.image;
  return {
    ...main,
    name: main.name ?? CONTAINER[role],
    ...image !== undefined && { image },
    ...joined('env', main.env, own.env),
    ...joined('volumeMounts', main.volumeMounts, own.volumeMounts),
    ...own.securityContext !== undefined && { securityContext: own.securityContext },
    resources: resources(app, role, record(main.resources)),
  };
}

/** What Spark asks for, over what the template says. */
function resources(app: Plain, role: SparkRole, given: Plain): Plain {
  const own = record(app[role]);
  const conf = record(app.sparkConf);
  const kubernetes = `spark.kubernetes.${role}`;
  const cpu = own.coreRequest ?? conf[`${kubernetes}.request.cores`] ?? number(own.cores) ?? number(conf[`spark.${role}.cores`]) ?? 1;
  const cpuLimit = own.coreLimit ?? conf[`${kubernetes}.limit.cores`];
  const memory = memoryOf(app, role);
  const gpu = record(own.gpu);
  return {
    requests: { ...record(given.requests), cpu: String(cpu), ...memory !== undefined && { memory } },
    limits: {
      ...record(given.limits),
      ...cpuLimit !== undefined && { cpu: cpuLimit },
      ...memory !== undefined && { memory: kubernetesSize(own.memoryLimit) ?? memory },
      ...text(gpu.name) !== undefined && (number(gpu.quantity) ?? 0) > 0 && { [String(gpu.name)]: String(gpu.quantity) },
    },
  };
}

/** Heap and what is beside it, as a quantity; undefined if a size cannot be read. */
function memoryOf(app: Plain, role: SparkRole): string | undefined {
  const own = record(app[role]);
  const conf = record(app.sparkConf);
  const size = (value: unknown, name: string) => text(value) ?? text(conf[`spark.${role}.${name}`]);
  const heap = javaMebibytes(size(own.memory, 'memory') ?? '1g');
  const said = size(own.memoryOverhead, 'memoryOverhead');
  const share = Number(conf[`spark.${role}.memoryOverheadFactor`] ?? app.memoryOverheadFactor ?? conf['spark.kubernetes.memoryOverheadFactor'] ?? usualOverhead(app.type));
  const beside = said === undefined ? heap && overheadOf(heap, share) : javaMebibytes(said);
  const python = role === 'executor' ? javaMebibytes(text(conf['spark.executor.pyspark.memory']) ?? '0') : 0;
  const all = Number(heap) + Number(beside) + Number(python);
  return Number.isFinite(all) ? `${Math.ceil(all)}Mi` : undefined;
}

/** A size as Kubernetes writes it, of one in either notation. */
function kubernetesSize(value: unknown): string | undefined {
  const size = text(value);
  const [, digits, unit] = /^(\d+)([kmgtp])b?$/.exec(size ?? '') ?? [];
  return digits === undefined ? size : `${digits}${unit === 'k' ? 'K' : unit.toUpperCase()}i`;
}

/** How many pods of a role there are at once, at the beginning where Spark chooses. */
export function sparkPods(object: unknown, path: readonly string[], role: SparkRole): number {
  const app = applicationAt(object, path);
  if (app.suspend === true || record(record(object).spec).suspend === true) {
    return 0;
  }
  if (role === 'driver') {
    return 1;
  }
  const conf = record(app.sparkConf);
  const { enabled, initialExecutors, minExecutors } = record(app.dynamicAllocation);
  const instances = number(record(app.executor).instances) ?? number(conf['spark.executor.instances']);
  const chooses = enabled === true || enabled === undefined && conf['spark.dynamicAllocation.enabled'] === 'true';
  return chooses ? Math.max(instances ?? 0, number(initialExecutors) ?? 0, number(minExecutors) ?? 0) : instances ?? 1;
}
