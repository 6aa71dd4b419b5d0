/**
 * What is known of a program beside its manifest, as data with its source. The hardened output, network policies,
 * availability, monitoring and pictures are made from these facts, so that no component has to be opened for them.
 */
import { ServiceRef } from './refs';

/** A fact with the place where it was found. */
export interface Fact<T> {
  readonly is: T;
  /** File of the program's source at its pinned release, its documentation, or how it was seen. */
  readonly source: string;
}

/** A fact. */
export function fact<T>(is: T, source: string): Fact<T> {
  return { is, source };
}

/** Something outside the output that a program calls. */
export type Outside = 'api-server' | 'dns' | 'issuer' | 'registry' | 'internet';

/** Whom a program calls. */
export interface Call {
  /** A Service, the pods of profiles, or something outside the output. */
  readonly to: ServiceRef | 'profiles' | Outside;
  /** What for, in a few words. */
  readonly why: string;
}

/** Who calls a program, and where it listens. */
export interface Caller {
  /** The gateway's pods, the API server, proxies everywhere, pods of profiles, those of its own namespace, Prometheus, or pods by namespace and labels. */
  readonly from: 'gateway' | 'api-server' | 'proxies' | 'profiles' | 'neighbours' | 'prometheus' |
    { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Port of the pod. */
  readonly port: number;
  /** What for, in a few words. */
  readonly why: string;
}

/** How many pods of a program can run beside each other: all work, one leads and the others wait, or only one. */
export type Replication = 'all-work' | 'one-leads' | 'one-only';

/** All that is known of a program. */
export interface ProgramFacts {
  /** Kind of its workload. */
  readonly kind: 'Deployment' | 'DaemonSet' | 'StatefulSet' | 'Job' | 'CronJob';
  readonly namespace: string;
  /** Name of its workload. */
  readonly name: string;
  /** Name of its container. */
  readonly container: string;
  readonly calls: Fact<readonly Call[]>;
  readonly calledBy: Fact<readonly Caller[]>;
  /** User id that it can run as. */
  readonly user: Fact<number>;
  /** Folders of its image that it writes into, beside mounted volumes. */
  readonly writes: Fact<readonly string[]>;
  /** What it bears when there are several pods, with the argument that makes it so. */
  readonly replication: Fact<Replication>;
  /** Where it tells its metrics; undefined if it has none. */
  readonly metrics: Fact<{ readonly port: number; readonly path: string } | undefined>;
  /** Whether it calls the API server with the token of its ServiceAccount. */
  readonly token: Fact<boolean>;
}
