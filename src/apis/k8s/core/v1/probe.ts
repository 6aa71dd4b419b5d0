/**
 * core/v1: health probes of a container, hooks of its life, and what both of them run.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Int32, Int64, IntOrString } from '../../../meta';

/** Repeated health check of a container; one of `exec`, `grpc`, `httpGet`, `tcpSocket` is set. */
export interface Probe {
  /** Command in the container; exit code 0 is healthy. */
  readonly exec?: ExecAction;
  /** Failures in a row after which the container counts as failed, 3 when left out. */
  readonly failureThreshold?: Int32;
  /** Call of the gRPC health service. */
  readonly grpc?: GRPCAction;
  /** HTTP request; status 200 to 399 is healthy. */
  readonly httpGet?: HTTPGetAction;
  /** Seconds from the container's start to the first check. */
  readonly initialDelaySeconds?: Int32;
  /** Seconds between checks, 10 when left out. */
  readonly periodSeconds?: Int32;
  /** Successes in a row after a failure, 1 when left out; always 1 for liveness and startup. */
  readonly successThreshold?: Int32;
  /** Opening of a TCP connection. */
  readonly tcpSocket?: TCPSocketAction;
  /** Seconds that a container gets to stop after this probe failed, instead of the pod's. */
  readonly terminationGracePeriodSeconds?: Int64;
  /** Seconds until a check without an answer fails, 1 when left out. */
  readonly timeoutSeconds?: Int32;
}

/** Command that is run in the container. */
export interface ExecAction {
  /**
   * Program and arguments, run without a shell in the container's root directory.
   * @listType atomic
   */
  readonly command?: readonly string[];
}

/** HTTP request to the container. */
export interface HTTPGetAction {
  /** Host to connect to, the pod's address when left out. */
  readonly host?: string;
  /**
   * Headers of the request.
   * @listType atomic
   */
  readonly httpHeaders?: readonly HTTPHeader[];
  /** Path of the request. */
  readonly path?: string;
  /** Number or name of the container's port. */
  readonly port: IntOrString;
  /** Protocol, `HTTP` when left out; certificates are not verified. */
  readonly scheme?: 'HTTP' | 'HTTPS';
}

/** One header of a request. */
export interface HTTPHeader {
  /** Name of the header. */
  readonly name: string;
  /** Value of the header. */
  readonly value: string;
}

/** TCP connection to the container. */
export interface TCPSocketAction {
  /** Host to connect to, the pod's address when left out. */
  readonly host?: string;
  /** Number or name of the container's port. */
  readonly port: IntOrString;
}

/** Call of the standard gRPC health service. */
export interface GRPCAction {
  /** Number of the container's port. */
  readonly port: Int32;
  /**
   * Service name in the health request.
   * @default ""
   */
  readonly service?: string;
}

/** Waiting before a container stops. */
export interface SleepAction {
  /** Seconds to wait. */
  readonly seconds: Int64;
}

/** What happens right after a container's start and before its stop. */
export interface Lifecycle {
  /** Action after the start; a failure kills the container. */
  readonly postStart?: LifecycleHandler;
  /** Action before the stop; its time counts against the grace period. */
  readonly preStop?: LifecycleHandler;
  /** Signal that asks the container to stop, such as `SIGTERM`; needs `os.name` of the pod. */
  readonly stopSignal?: Signal;
}

/** Signal to a process; Windows knows `SIGTERM` and `SIGKILL` only. */
export type Signal =
  | 'SIGABRT' | 'SIGALRM' | 'SIGBUS' | 'SIGCHLD' | 'SIGCLD' | 'SIGCONT' | 'SIGFPE' | 'SIGHUP' | 'SIGILL' | 'SIGINT' | 'SIGIO'
  | 'SIGIOT' | 'SIGKILL' | 'SIGPIPE' | 'SIGPOLL' | 'SIGPROF' | 'SIGPWR' | 'SIGQUIT' | 'SIGSEGV' | 'SIGSTKFLT' | 'SIGSTOP' | 'SIGSYS'
  | 'SIGTERM' | 'SIGTRAP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG' | 'SIGUSR1' | 'SIGUSR2' | 'SIGVTALRM' | 'SIGWINCH'
  | 'SIGXCPU' | 'SIGXFSZ' | 'SIGRTMIN' | 'SIGRTMIN+1' | 'SIGRTMIN+2' | 'SIGRTMIN+3' | 'SIGRTMIN+4' | 'SIGRTMIN+5'
  | 'SIGRTMIN+6' | 'SIGRTMIN+7' | 'SIGRTMIN+8' | 'SIGRTMIN+9' | 'SIGRTMIN+10' | 'SIGRTMIN+11' | 'SIGRTMIN+12' | 'SIGRTMIN+13'
  | 'SIGRTMIN+14' | 'SIGRTMIN+15' | 'SIGRTMAX' | 'SIGRTMAX-1' | 'SIGRTMAX-2' | 'SIGRTMAX-3' | 'SIGRTMAX-4' | 'SIGRTMAX-5'
  | 'SIGRTMAX-6' | 'SIGRTMAX-7' | 'SIGRTMAX-8' | 'SIGRTMAX-9' | 'SIGRTMAX-10' | 'SIGRTMAX-11' | 'SIGRTMAX-12' | 'SIGRTMAX-13'
  | 'SIGRTMAX-14';

/** Action of a hook; exactly one field is set. */
export interface LifecycleHandler {
  /** Command in the container. */
  readonly exec?: ExecAction;
  /** HTTP request to the container. */
  readonly httpGet?: HTTPGetAction;
  /** Waiting for some seconds. */
  readonly sleep?: SleepAction;
  /** Has no effect; kept by the API for old objects. */
  readonly tcpSocket?: TCPSocketAction;
}
