import { ApiObject, Size } from 'cdk8s';
import type { IPersistentVolumeClaim, PersistentVolumeAccessMode } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { protectionAnnotations, protectionOf } from './profile/protection';
import { PersistentVolumeClaim } from '../apis/k8s/core/v1';
import { ConfigError, declareExternal, shown } from '../core';
import { toGibibytes } from '../core/catalogue';
import { isDnsSubdomain } from '../core/names';

/** Options of {@link newClaim}. */
export interface NewClaimOptions {
  /**
   * Name of the claim.
   * @default - `<notebook>-workspace`, or `<notebook>-` and the path where it is mounted, such as `explore-data`
   */
  readonly name?: string;
  /** @default - the cluster's default class */
  readonly storageClassName?: string;
  /**
   * Who may mount it: `ReadWriteMany` for pods on several nodes.
   * @default 'ReadWriteOnce'
   */
  readonly accessMode?: `${PersistentVolumeAccessMode}`;
}

/** Claim that is made together with the workload. */
export interface NewClaim extends NewClaimOptions {
  readonly size: Size;
}

/** Options of {@link existingClaim}. */
export interface ExistingClaimOptions {
  /** Whether the workload can only read. @default false */
  readonly readOnly?: boolean;
  /**
   * Whether somebody else makes the claim: a person, another repository, the volumes page. Without it, a claim that is
   * given by its name must be made by an object of the output.
   * @default false
   */
  readonly external?: boolean;
}

/** Claim that the workload mounts and does not make, in the same namespace. */
export interface ExistingClaim extends ExistingClaimOptions {
  readonly existing: IPersistentVolumeClaim | string;
}

/** A claim by its construct, its name, or what {@link existingClaim} says of it. */
export type ClaimRef = IPersistentVolumeClaim | string | ExistingClaim;

/** Storage of a workload. */
export type Claim = NewClaim | ExistingClaim;

/**
 * A new PersistentVolumeClaim of that size, made together with the workload. Only the size can change later, and only grow.
 *
 * @throws ConfigError `ClaimSize`, `ClaimName`
 */
export function newClaim(size: Size, options: NewClaimOptions = {}): NewClaim {
  if (toGibibytes(size) <= 0) {
    throw new ConfigError('ClaimSize', `size of a claim must be more than 0, got ${shown(size.asString())}; pass e.g. Size.gibibytes(10)`);
  }
  checkName(options.name);
  return { size, ...options };
}

/**
 * A PersistentVolumeClaim that another construct makes, or, with `external: true`, one that is there already.
 *
 * @param claim a claim of cdk8s-plus, or the name of one, such as `workspaceClaim` of a notebook
 * @throws ConfigError `ClaimName`
 */
export function existingClaim(claim: IPersistentVolumeClaim | string, options: ExistingClaimOptions = {}): ExistingClaim {
  checkName(typeof claim === 'string' ? claim : undefined);
  return { existing: claim, ...options };
}

/**
 * Name of a claim that the workload does not make. Declares it as made by others if that was said, or if it was imported
 * into cdk8s-plus.
 *
 * @throws ConfigError `ClaimName`, `ClaimNamespace`
 */
export function claimName(scope: Construct, namespace: string, ref: ClaimRef): string {
  const { existing: claim, external = false } = typeof ref === 'object' && 'existing' in ref ? ref : { existing: ref };
  const name = typeof claim === 'string' ? claim : claim.name;
  checkName(name, scope);
  const made = typeof claim === 'string' ? undefined : claim.node.children.find(one => ApiObject.isApiObject(one));
  if (external || typeof claim !== 'string' && made === undefined) {
    declareExternal(scope, { kind: 'PersistentVolumeClaim', namespace, name, madeBy: 'whoever keeps the data' });
  }
  if (made === undefined) {
    return name;
  }
  const own = made.metadata.namespace;
  if (own !== undefined && own !== namespace) {
    throw new ConfigError('ClaimNamespace', `claim ${shown(name)} must be in the namespace of the workload, "${namespace}", got ${shown(own)}; ` +
      'a pod mounts only claims of its own namespace: make one there', scope);
  }
  return name;
}

/**
 * Makes a new claim, or refers to an existing one; returns its name.
 *
 * @throws ConfigError `ClaimName`, `ClaimNamespace`, `ClaimTwice`
 */
export function addClaim(scope: Construct, namespace: string, claim: Claim, defaultName: string): string {
  if ('existing' in claim) {
    return claimName(scope, namespace, claim);
  }
  const name = claim.name ?? defaultName;
  checkName(name, scope);
  if (scope.node.tryFindChild(`Claim-${name}`) !== undefined) {
    throw new ConfigError('ClaimTwice', `new claims must have different names, got ${shown(name)} twice; ` +
      'pass name to newClaim, or existingClaim for the second use', scope);
  }
  new PersistentVolumeClaim(scope, `Claim-${name}`, {
    metadata: { name, namespace, annotations: protectionAnnotations(protectionOf(scope)) },
    spec: {
      accessModes: [claim.accessMode ?? 'ReadWriteOnce'],
      resources: { requests: { storage: claim.size.asString() } },
      ...claim.storageClassName !== undefined && { storageClassName: claim.storageClassName },
    },
  });
  return name;
}

function checkName(name: string | undefined, scope?: Construct): void {
  if (name !== undefined && !isDnsSubdomain(name)) {
    throw new ConfigError('ClaimName', `name of a claim must be lower-case letters, digits, "-" and ".", got ${shown(name)}; ` +
      'pass e.g. "imagenet"', scope);
  }
}
