import { IConstruct } from 'constructs';
import { checkedArn, checkedGoogleAccount } from './accounts';
import { ConfigError } from '../../core';

/** Has the profile controller link `default-editor` to an identity of a cloud; made by {@link awsIam} or {@link workloadIdentity}. */
export interface Plugin {
  readonly kind: 'AwsIamForServiceAccount' | 'WorkloadIdentity';
  /** Settings in the plugin's own form. */
  readonly spec: Readonly<Record<string, string | boolean>>;
}

/** Options of {@link awsIam}. */
export interface AwsIamOptions {
  /** Whether the controller leaves the role's trust policy alone, so that it needs no rights in AWS. @default false */
  readonly annotateOnly?: boolean;
}

/**
 * Annotates `default-editor` with an IAM role of AWS and adds it to the role's trust policy.
 *
 * @param role ARN of the role
 * @throws ConfigError `CloudIdentity`
 */
export function awsIam(role: string, options: AwsIamOptions = {}): Plugin {
  return { kind: 'AwsIamForServiceAccount', spec: { awsIamRole: checkedArn(role), ...options.annotateOnly && { annotateOnly: true } } };
}

/**
 * Annotates `default-editor` with a Google service account and allows it there to act as that account.
 *
 * @param account e-mail name of the account
 * @throws ConfigError `CloudIdentity`
 */
export function workloadIdentity(account: string): Plugin {
  return { kind: 'WorkloadIdentity', spec: { gcpServiceAccount: checkedGoogleAccount(account) } };
}

/**
 * The plugins of a profile with the one that the controller would add itself, so that Git and cluster agree.
 *
 * @param common Google service account of profiles that name none
 * @throws ConfigError `PluginTwice`
 */
export function pluginsOf(plugins: readonly Plugin[], common: string | undefined, at: IConstruct): Plugin[] {
  const twice = plugins.find((one, index) => plugins.findIndex(other => other.kind === one.kind) !== index);
  if (twice !== undefined) {
    throw new ConfigError('PluginTwice', `plugins must hold each kind once, got ${twice.kind} twice; keep one`, at);
  }
  return [...plugins, ...common === undefined || plugins.some(one => one.kind === 'WorkloadIdentity') ? [] : [workloadIdentity(common)]];
}
