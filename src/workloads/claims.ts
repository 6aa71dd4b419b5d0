import { ApiObject } from 'cdk8s';
import type { IPersistentVolumeClaim, PersistentVolumeAccessMode } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { platformContextOf } from './platform-context';
import { protectionAnnotations, teamOf } from './team';
import { PersistentVolumeClaim } from '../apis/k8s/core/v1';
import { checkedProps, ConfigError, declareKnown, shown } from '../core';
import { amountText, bytesOf, MemoryAmount } from '../core/amounts';
import { isDnsSubdomain, ObjectName } from '../core/names';
import { memoryQuantity } from '../core/quantity';

/** Options of {@link newClaim}. */
export interface NewClaimOptions {
  /**
   * Name of the claim.
   * @default - `<notebook>-workspace`, or `<notebook>-` and the path where it is mounted, such as `explore-data`
   */
  readonly name?: ObjectName;
  /** @default - that of the platform's place, else the cluster's default class */
  readonly storageClassName?: string;
  /**
   * Who may mount it: `ReadWriteMany` for pods on several nodes.
   * @default 'ReadWriteOnce'
   */
  readonly accessMode?: `${PersistentVolumeAccessMode}`;
}

/** Claim that is made together with the workload. */
export interface NewClaim extends NewClaimOptions {
  readonly size: MemoryAmount;
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

/**
 * A claim by its construct, its name, or what {@link existingClaim} says of it.
 * @form a claim of cdk8s-plus, the name of a claim, or existingClaim("<name>")
 */
export type ClaimRef = IPersistentVolumeClaim | string | ExistingClaim;

/**
 * Storage of a workload: `newClaim(...)`, `existingClaim(...)`, or the size of a new claim such as `'10Gi'`.
 * @form newClaim("10Gi"), existingClaim("<name>"), or the size of a new claim such as "10Gi"
 */
export type Claim = NewClaim | ExistingClaim | MemoryAmount;

/**
 * A new PersistentVolumeClaim of that size, made together with the workload. Only the size can change later, and only grow.
 *
 * @throws ConfigError `ClaimSize`, `ClaimName`
 */
export function newClaim(size: MemoryAmount, options: NewClaimOptions = {}): NewClaim {
  const claim = checkedProps<NewClaim>(undefined, 'workloads#NewClaim', { ...options, size });
  if (!(bytesOf(claim.size) > 0)) {
    throw new ConfigError('ClaimSize', `size of a claim must be more than 0, got ${shown(amountText(claim.size))}; pass e.g. Size.gibibytes(10)`);
  }
  return claim;
}

/**
 * A PersistentVolumeClaim that another construct makes, or, with `external: true`, one that is there already.
 *
 * @param claim a claim of cdk8s-plus, or the name of one, such as `workspaceClaim` of a notebook
 * @throws ConfigError `ClaimName`
 */
export function existingClaim(claim: IPersistentVolumeClaim | string, options: ExistingClaimOptions = {}): ExistingClaim {
  const result = checkedProps<ExistingClaim>(undefined, 'workloads#ExistingClaim', { ...options, existing: claim });
  checkName(typeof claim === 'string' ? claim : undefined);
  return result;
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
    declareKnown(scope, { kind: 'PersistentVolumeClaim', namespace, name, madeBy: 'whoever keeps the data' });
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

/** Whether storage is a claim that the workload does not make. */
export function isExisting(claim: Claim): claim is ExistingClaim {
  return typeof claim === 'object' && 'existing' in claim;
}

/**
 * Makes a new claim, or refers to an existing one; returns its name.
 *
 * @throws ConfigError `ClaimName`, `ClaimNamespace`, `ClaimTwice`, `ClaimSize`
 */
export function addClaim(scope: Construct, namespace: string, given: Claim, defaultName: string): string {
  if (isExisting(given)) {
    return claimName(scope, namespace, given);
  }
  const claim = typeof given === 'object' && 'size' in given ? given : newClaim(given);
  const name = claim.name ?? defaultName;
  checkName(name, scope);
  if (scope.node.tryFindChild(`Claim-${name}`) !== undefined) {
    throw new ConfigError('ClaimTwice', `new claims must have different names, got ${shown(name)} twice; ` +
      'pass name to newClaim, or existingClaim for the second use', scope);
  }
  const { class: usual, shared = usual } = platformContextOf(scope)?.storage ?? {};
  const { storageClassName = claim.accessMode === 'ReadWriteMany' ? shared : usual } = claim;
  new PersistentVolumeClaim(scope, `Claim-${name}`, {
    metadata: { name, namespace, annotations: protectionAnnotations(teamOf(scope)?.protection) },
    spec: {
      accessModes: [claim.accessMode ?? 'ReadWriteOnce'],
      resources: { requests: { storage: memoryQuantity(bytesOf(claim.size)) } },
      ...storageClassName !== undefined && { storageClassName },
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
