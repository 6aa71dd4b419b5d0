import { ALL_RULES } from './rules';
import { ManifestApp, ManifestAppProps } from '../core';

/**
 * The app for a GitOps repository: checks all objects with all rules, then writes one file per object.
 *
 * Rules in `props` run beside those of the toolkit; what they find can be accepted by waivers.
 *
 * @throws ConfigError `Findings`, `FileCollision`, `OutputFolder`, `NothingToWrite`
 */
export class KubeflowApp extends ManifestApp {
  constructor(props: ManifestAppProps = {}) {
    super({ ...props, rules: [...ALL_RULES, ...props.rules ?? []] });
  }
}
