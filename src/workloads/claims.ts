import { ApiObject, Size } from 'cdk8s';
import type { IPersistentVolumeClaim, PersistentVolumeAccessMode } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { isSubdomain } from './names';
import { PersistentVolumeClaim } from '../apis/k8s/core/v1';
import { ConfigError, declareExternal, shown } from '../core';
import { toGibibytes } from '../core/catalogue';

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
}

/** Claim that the workload mounts and somebody else makes, in the same namespace. */
export interface ExistingClaim extends ExistingClaimOptions {
  readonly existing: ClaimRef;
}

/** A claim by its construct or its name. */
export type ClaimRef = IPersistentVolumeClaim | string;

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
 * A PersistentVolumeClaim that is there already, or that another construct makes.
 *
 * @param claim a claim of cdk8s-plus, or the name of one
 * @throws ConfigError `ClaimName`
 */
export function existingClaim(claim: ClaimRef, options: ExistingClaimOptions = {}): ExistingClaim {
  checkName(typeof claim === 'string' ? claim : undefined);
  return { existing: claim, ...options };
}

/**
 * Name of a claim that somebody else makes. Declares it so, unless its construct is known to make it.
 *
 * @throws ConfigError `ClaimName`, `ClaimNamespace`
 */
export function claimName(scope: Construct, namespace: string, claim: ClaimRef): string {
  const name = typeof claim === 'string' ? claim : claim.name;
  checkName(name, scope);
  const made = typeof claim === 'string' ? undefined : claim.node.children.find(one => ApiObject.isApiObject(one));
  if (made === undefined) {
    declareExternal(scope, { kind: 'PersistentVolumeClaim', namespace, name, madeBy: 'whoever keeps the data' });
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
    return claimName(scope, namespace, claim.existing);
  }
  const name = claim.name ?? defaultName;
  checkName(name, scope);
  if (scope.node.tryFindChild(`Claim-${name}`) !== undefined) {
    throw new ConfigError('ClaimTwice', `new claims must have different names, got ${shown(name)} twice; pass name to newClaim, or existingClaim for the second use`, scope);
  }
  new PersistentVolumeClaim(scope, `Claim-${name}`, {
    metadata: { name, namespace },
    spec: {
      accessModes: [claim.accessMode ?? 'ReadWriteOnce'],
      resources: { requests: { storage: claim.size.asString() } },
      ...claim.storageClassName !== undefined && { storageClassName: claim.storageClassName },
    },
  });
  return name;
}

function checkName(name: string | undefined, scope?: Construct): void {
  if (name !== undefined && !isSubdomain(name)) {
    throw new ConfigError('ClaimName', `name of a claim must be lower-case letters, digits, "-" and ".", got ${shown(name)}; pass e.g. "imagenet"`, scope);
  }
}
