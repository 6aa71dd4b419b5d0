import { KubeflowApp } from '../../../src/checks';
import { existingPlatform, KubeflowPlatformProps, PlatformFacts } from '../../../src/platform';
import { InferenceService, InferenceServiceProps, Profile, ProfileProps } from '../../../src/workloads';
import { found } from '../../support';
import { given as platformOf, PRESETS } from '../../platform/support';

/** A model that needs nothing. */
export const IRIS = { predictor: { modelFormat: 'sklearn', storageUri: 'gs://models/iris' } } as const satisfies InferenceServiceProps;

/** A profile `vision` of a platform in production. */
export function vision(props: Partial<ProfileProps> = {}, platform: KubeflowPlatformProps = PRESETS.oidc) {
  const { app, platform: kubeflow } = platformOf(platform);
  return { app, profile: kubeflow.addProfile('vision', { owner: 'ana@example.com', contributors: { view: ['bo@example.com'] }, ...props }) };
}

/** The same model in standard mode, by a platform without Knative. */
export const STANDARD: KubeflowPlatformProps = { ...PRESETS.oidc, knativeServing: false, kserve: {} };

/** A service `iris` in a profile, and its object. */
export function served(props: InferenceServiceProps = IRIS, { app, profile }: { app: KubeflowApp; profile: Profile } = vision()) {
  const service = new InferenceService(profile, 'iris', props);
  return { app, profile, service, object: found(app, 'InferenceService', 'iris') };
}

/** A team's own repository, by the facts of a platform. */
export function elsewhere(change: (facts: PlatformFacts) => PlatformFacts = facts => facts) {
  const { platform: kubeflow } = platformOf(PRESETS.oidc);
  const app = new KubeflowApp();
  const known = existingPlatform(app, change(JSON.parse(JSON.stringify(kubeflow.facts())) as PlatformFacts));
  return { app, profile: known.addProfile('vision', { owner: 'ana@example.com' }) };
}
