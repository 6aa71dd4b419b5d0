import { PROFILE } from './quotas';
import { Field, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { GOOGLE_ACCOUNT } from '../../core/names';
import { meantBy } from '../shown';

/** `Profile/Plugin`: the profile controller knows the plugins of a profile and can read them. */
export const profilePlugins: Rule = {
  id: 'Profile/Plugin',
  why: 'A Google service account that is none ends the profile controller, for all profiles; a plugin that it does not know or cannot read is left out without a word.',
  check: wrongPlugins,
};

/** The settings of a plugin that is wrong, what they must be, and an example. */
interface Fault {
  readonly field: Field;
  readonly must: string;
  readonly example: string;
}

/**
 * What the controller reads of each plugin.
 *
 * Source: kubeflow/dashboard, components/profile-controller/controllers/plugin_*.go; release in the pins.
 */
const PLUGINS: Readonly<Record<string, (spec: Field) => Fault | undefined>> = {
  WorkloadIdentity: spec => {
    const field = spec.at('gcpServiceAccount');
    return GOOGLE_ACCOUNT.test(field.text ?? '') ? undefined
      : { field, must: 'the e-mail name of a Google service account', example: 'vision@my-project.iam.gserviceaccount.com' };
  },
  AwsIamForServiceAccount: spec => {
    const role = spec.at('awsIamRole');
    const only = spec.at('annotateOnly');
    return !/^arn:[^:]+:iam::[^:]*:role\/./.test(role.text ?? '') ? { field: role, must: 'the ARN of a role', example: 'arn:aws:iam::123456789012:role/vision' }
      : only.exists && typeof only.value !== 'boolean' ? { field: only, must: 'true or false, without quotes', example: 'true' } : undefined;
  },
};

function* wrongPlugins(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(PROFILE)) {
    yield* at.at('spec', 'plugins').items().flatMap(plugin => wrongPlugin(at, plugin));
  }
}

function wrongPlugin(at: Located, plugin: Field): Violation[] {
  const kind = plugin.at('kind');
  const name = kind.text ?? '';
  if (!Object.hasOwn(PLUGINS, name)) {
    const meant = meantBy(name, Object.keys(PLUGINS));
    return [{
      at,
      field: kind.path,
      problem: `is no plugin that the profile controller knows, got ${shown(kind.value)}`,
      fix: meant === undefined ? `use one of ${listed(Object.keys(PLUGINS))}` : `write ${shown(meant)}`,
    }];
  }
  const fault = PLUGINS[name](plugin.at('spec'));
  return fault === undefined ? [] : [{
    at,
    field: fault.field.path,
    problem: `must be ${fault.must}, got ${shown(fault.field.value)}`,
    fix: `write e.g. ${fault.example}`,
  }];
}
