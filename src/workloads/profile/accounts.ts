import { IConstruct } from 'constructs';
import { ConfigError, shown } from '../../core';
import { GOOGLE_ACCOUNT } from '../../core/names';

/** Identity of a cloud for the pods of a team; made by {@link awsRole}, {@link googleAccount} or {@link azureIdentity}. */
export interface CloudIdentity {
  /** Annotations of the ServiceAccount. */
  readonly annotations: Readonly<Record<string, string>>;
}

const AWS = 'eks.amazonaws.com/role-arn';
const GOOGLE = 'iam.gke.io/gcp-service-account';
const AZURE = 'azure.workload.identity';
const ROLE_ARN = /^arn:aws[a-z-]*:iam::[\w-]+:role\/[\w+=,.@/-]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An IAM role of AWS, by the annotation that EKS reads; the role must trust the ServiceAccount already.
 *
 * @throws ConfigError `CloudIdentity`
 */
export function awsRole(arn: string): CloudIdentity {
  return { annotations: { [AWS]: checkedArn(arn) } };
}

/**
 * A Google service account, by the annotation that GKE reads; it must allow the ServiceAccount to act as it already.
 *
 * @throws ConfigError `CloudIdentity`
 */
export function googleAccount(email: string): CloudIdentity {
  return { annotations: { [GOOGLE]: checkedGoogleAccount(email) } };
}

/**
 * A managed identity of Azure; pods need the label `azure.workload.identity/use: "true"` besides.
 *
 * @throws ConfigError `CloudIdentity`
 */
export function azureIdentity(clientId: string, tenantId?: string): CloudIdentity {
  for (const id of [clientId, ...tenantId === undefined ? [] : [tenantId]]) {
    if (!UUID.test(id)) {
      throw new ConfigError('CloudIdentity', `azureIdentity must get the UUID of a client and of a tenant, got ${shown(id)}; ` +
        'copy it from the managed identity');
    }
  }
  return { annotations: { [`${AZURE}/client-id`]: clientId, ...tenantId !== undefined && { [`${AZURE}/tenant-id`]: tenantId } } };
}

/** An ARN of an IAM role; fails for anything else. */
export function checkedArn(arn: string): string {
  if (!ROLE_ARN.test(arn)) {
    throw new ConfigError('CloudIdentity', `role must be the ARN of an IAM role, got ${shown(arn)}; ` +
      'pass e.g. "arn:aws:iam::123456789012:role/vision"');
  }
  return arn;
}

/** The e-mail name of a Google service account; fails for anything else. */
export function checkedGoogleAccount(email: string): string {
  if (!GOOGLE_ACCOUNT.test(email)) {
    throw new ConfigError('CloudIdentity', `account must be the e-mail name of a Google service account, got ${shown(email)}; ` +
      'pass e.g. "vision@my-project.iam.gserviceaccount.com"');
  }
  return email;
}

/** Annotation that the controller writes for a plugin. */
const WRITTEN_BY: Readonly<Record<string, string>> = { AwsIamForServiceAccount: AWS, WorkloadIdentity: GOOGLE };

/** Annotations that the controller writes for plugins. */
export function writtenBy(plugins: readonly { readonly kind: string }[]): string[] {
  return plugins.flatMap(one => WRITTEN_BY[one.kind] ?? []);
}

/**
 * Annotations of both ServiceAccounts of a profile.
 *
 * @throws ConfigError `CloudIdentityTwice` if a plugin would write the same annotation
 */
export function cloudAnnotations(identities: readonly CloudIdentity[], plugins: readonly { readonly kind: string }[], at: IConstruct): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [key, text] of identities.flatMap(one => Object.entries(one.annotations))) {
    const plugin = plugins.find(one => WRITTEN_BY[one.kind] === key);
    if (key in result || plugin !== undefined) {
      throw new ConfigError('CloudIdentityTwice', `a profile can have one identity for each cloud, got ${shown(key)} from ${plugin ? `the plugin ${plugin.kind}` : 'two of cloudIdentity'}; ` +
        'remove one of both', at);
    }
    result[key] = text;
  }
  return result;
}
