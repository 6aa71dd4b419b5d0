import { applicationsOf, ROLES, SparkApplication } from './found';
import { Field, ManifestSet, Rule, Violation } from '../../core';
import { isDnsLabel } from '../../core/names';
import { given, wrong } from '../fault';

/** `SparkApplication/Pods`: the API server takes the pods and Services of applications. */
export const sparkPods: Rule = {
  id: 'SparkApplication/Pods',
  why: 'The application is taken, but then the API server refuses its driver, executors or Services, or they lack what was asked for: it fails, or waits for ever.',
  check: wrongPods,
};

/** Volumes that Spark itself takes for its scratch data. */
const LOCAL = 'spark-local-dir-';
const LOCAL_TYPES = ['emptyDir', 'hostPath', 'nfs', 'persistentVolumeClaim'];
const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
/** What the operator adds to the name of an application for the volume with the settings of Prometheus. */
const SETTINGS = '-prom-conf-vol';

function* wrongPods(set: ManifestSet): Generator<Violation> {
  for (const application of applicationsOf(set)) {
    const { at, spec } = application;
    const pull = spec.at('imagePullPolicy');
    if (pull.text && !['Always', 'IfNotPresent', 'Never'].includes(pull.text)) {
      yield wrong(at, pull, 'must be "Always", "IfNotPresent" or "Never"', 'write one of them');
    }
    for (const role of ROLES) {
      yield* wrongVolumes(application, spec.at(role));
      yield* wrongPorts(at, spec.at(role));
      yield* wrongDevices(at, spec.at(role, 'gpu'));
    }
    yield* wrongServices(at, spec);
    yield* wrongMonitoring(application);
  }
}

/** Of the volumes of the application, a pod gets those that Spark's container mounts. A template brings its own. */
function* wrongVolumes({ at, spec }: SparkApplication, pod: Field): Generator<Violation> {
  const volumes = new Map(spec.at('volumes').items().map(volume => [volume.at('name').text, volume]));
  const mounts = pod.at('volumeMounts').items().map(mount => mount.at('name'));
  for (const mount of mounts.filter(({ text }) => text !== undefined)) {
    const volume = volumes.get(mount.text);
    if (mount.text!.startsWith(LOCAL) && volume !== undefined && !LOCAL_TYPES.some(type => volume.at(type).exists)) {
      yield wrong(at, volume, `must be one of ${LOCAL_TYPES.join(', ')}, since its name begins with ${LOCAL}`, 'choose another name for it');
    } else if (volume === undefined && (!given(pod.at('template')) || mount.text!.startsWith(LOCAL))) {
      yield wrong(at, mount, 'is no volume of the application', 'add it to spec.volumes, or correct the name');
    }
  }
  const mounted = new Set(mounts.map(({ text }) => text));
  const isPlain = !given(pod.at('template')) && !spec.at('sparkConf').entries().some(([name]) => name.includes('.volumes.'));
  const others = isPlain ? [...pod.at('sidecars').items(), ...pod.at('initContainers').items()] : [];
  yield* others.flatMap(container => container.at('volumeMounts').items()).map(mount => mount.at('name'))
    .filter(({ text }) => text !== undefined && volumes.has(text) && !mounted.has(text))
    .map(mount => wrong(at, mount, 'is a volume that the pod gets only where Spark\'s container mounts it too', 'add it to the volumeMounts of the driver or executor'));
  const names = new Set<string>();
  for (const config of pod.at('configMaps').items().map(one => one.at('name'))) {
    if (config.text !== undefined && (names.has(config.text) || !isDnsLabel(`${config.text}-vol`.slice(0, 63)))) {
      const fix = names.has(config.text) ? 'mount it in one folder' : 'rename the ConfigMap';
      yield wrong(at, config, 'must be letters, digits and "-", each once, since a volume has it in its name', fix);
    }
    names.add(config.text ?? '');
  }
}

function* wrongPorts(at: SparkApplication['at'], pod: Field): Generator<Violation> {
  const names = new Set<unknown>();
  for (const port of pod.at('ports').items()) {
    const [name, protocol, number] = ['name', 'protocol', 'containerPort'].map(field => port.at(field));
    if (name.text && (names.has(name.text) || !isPortName(name.text))) {
      yield wrong(at, name, 'must be at most 15 lower-case letters, digits and "-", with a letter, and each only once', 'choose another name');
    }
    if (protocol.text && !['TCP', 'UDP', 'SCTP'].includes(protocol.text)) {
      yield wrong(at, protocol, 'must be "TCP", "UDP" or "SCTP"', 'write it in capitals');
    }
    yield* wrongNumber(at, number);
    names.add(name.text);
  }
}

function isPortName(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(text) && /[a-z]/.test(text) && !text.includes('--');
}

function wrongNumber(at: SparkApplication['at'], port: Field): Violation[] {
  return port.number !== undefined && (port.number < 1 || port.number > 65535) ? [wrong(at, port, 'must be from 1 to 65535', 'write the number of a port')] : [];
}

/** Devices without a name or number are left out without a word. */
function* wrongDevices(at: SparkApplication['at'], gpu: Field): Generator<Violation> {
  const [name, quantity] = [gpu.at('name'), gpu.at('quantity')];
  if (name.text !== undefined && !/^[^/]+\/[^/]+$/.test(name.text)) {
    yield wrong(at, name, 'must be the name of a resource with its domain', 'write it as in nvidia.com/gpu');
  }
  if (quantity.number !== undefined && quantity.number < 1) {
    yield wrong(at, quantity, 'must be 1 or more', 'write how many, or leave gpu out');
  }
}

function* wrongServices(at: SparkApplication['at'], spec: Field): Generator<Violation> {
  for (const service of [spec.at('sparkUIOptions'), ...spec.at('driverIngressOptions').items()]) {
    const [type, name] = [service.at('serviceType'), service.at('servicePortName')];
    yield* wrongNumber(at, service.at('servicePort'));
    yield* type.text && !SERVICE_TYPES.includes(type.text) ? [wrong(at, type, 'is no type of a Service', `write one of ${SERVICE_TYPES.join(', ')}`)] : [];
    yield* name.text && !isDnsLabel(name.text) ? [wrong(at, name, 'must be the name of a port: lower-case letters, digits and "-"', 'choose another name')] : [];
  }
}

function* wrongMonitoring({ at, spec, nameLength }: SparkApplication): Generator<Violation> {
  const monitoring = spec.at('monitoring');
  const prometheus = monitoring.at('prometheus');
  if (!given(prometheus) || !['exposeDriverMetrics', 'exposeExecutorMetrics'].some(name => monitoring.at(name).value === true)) {
    return;
  }
  const name = prometheus.at('portName');
  yield* name.text && !isPortName(name.text) ? [wrong(at, name, 'must be at most 15 lower-case letters, digits and "-", with a letter', 'choose another name')] : [];
  const hasFiles = [monitoring.at('metricsPropertiesFile'), prometheus.at('configFile')].every(({ text }) => text);
  const longest = at.name.length - nameLength + 63 - SETTINGS.length;
  if (!hasFiles && at.name.length > longest) {
    yield wrong(at, at.at('metadata', 'name'), `must have at most ${longest} characters with metrics for Prometheus, since a volume has it in its name`, 'shorten the name');
  }
}
