/**
 * serving.kserve.io: pods inside KServe's kinds. Most of their fields are optional, because a runtime or a preset gives the rest.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { Container, HTTPGetAction, PodOS, PodSpec, Probe, TCPSocketAction } from '../k8s/core/v1';
import { IntOrString } from '../meta';

/** A request whose port KServe or Knative gives where it is left out. */
export interface ServingHttpGet extends Omit<HTTPGetAction, 'port'> {
  /** Number or name of the port; the container's first when left out. */
  readonly port?: IntOrString;
}

/** A connection whose port Knative gives where it is left out. */
export interface ServingTcpSocket extends Omit<TCPSocketAction, 'port'> {
  /** Number or name of the port; the container's first when left out. */
  readonly port?: IntOrString;
}

/** A check of a container. */
export interface ServingProbe extends Omit<Probe, 'httpGet'> {
  /** Succeeds if an HTTP request does. */
  readonly httpGet?: ServingHttpGet;
}

/** A check of a container that a runtime gives the rest of. */
export interface RuntimeProbe extends Omit<ServingProbe, 'tcpSocket'> {
  /** Succeeds if a TCP connection does. */
  readonly tcpSocket?: ServingTcpSocket;
}

/**
 * A container whose name KServe gives where it is left out, although the definition wants one.
 * @filled name
 */
export interface ServingContainer extends Omit<Container, 'livenessProbe' | 'name' | 'readinessProbe'> {
  /** Name; `kserve-container` is the one that gets the model and the requests. */
  readonly name?: string;
  /** Check whose failure restarts the container. */
  readonly livenessProbe?: ServingProbe;
  /** Check whose failure takes the pod out of its services. */
  readonly readinessProbe?: ServingProbe;
}

/** A container whose other half a runtime gives: what is said here wins over the runtime. */
export interface RuntimeContainer extends Omit<Container, 'livenessProbe' | 'name' | 'readinessProbe'> {
  /**
   * KServe gives the name.
   * @check {"pattern":"^$","x-form":"left out"}
   */
  readonly name?: string;
  /** Check whose failure restarts the container. */
  readonly livenessProbe?: RuntimeProbe;
  /** Check whose failure takes the pod out of its services. */
  readonly readinessProbe?: RuntimeProbe;
}

/** A pod to which a runtime or a preset may add all that is left out, also the containers. */
export interface PartialPodSpec extends Omit<PodSpec, 'containers' | 'workloadRef'> {
  /**
   * Containers that run together; one that a preset has too is laid over that.
   * @listType map
   * @listMapKeys name
   */
  readonly containers?: readonly Container[];
}

/** The pod of a component of an InferenceService. */
export interface ComponentPodSpec extends Omit<PodSpec, 'containers' | 'ephemeralContainers' | 'os' | 'workloadRef'> {
  /** Own containers in place of a runtime's, or beside it: sidecars. */
  readonly containers?: readonly ServingContainer[];
  /** Operating system of the containers. */
  readonly os?: ServingPodOS;
}

/** Operating system of a pod. */
export interface ServingPodOS extends Omit<PodOS, 'name'> {
  /** `linux` or `windows`. */
  readonly name?: PodOS['name'];
}
