import { IConstruct } from 'constructs';
import { ConfigError, IdentityHeaders, shown } from '../../core';
import { secondsOf, Time } from '../../core/amounts';

/** What is checked together. */
export interface ProxyChecked {
  /** Left out only where browsers reach the issuer through the gateway. */
  readonly url: string | undefined;
  readonly audiences: readonly string[] | undefined;
  readonly secureCookies: boolean | undefined;
  readonly cookieLifetime: Time;
  readonly skipAuthPaths: readonly string[];
  readonly identity: IdentityHeaders;
  readonly logo: string;
}

const EXTERNAL_URL = /^https?:\/\/[A-Za-z0-9.-]+(:\d+)?$/;
const OPEN_PATH = /^\/([A-Za-z0-9._~-]+\/)+$/;

/** Refuses settings with which nobody, or everybody, could get in. */
export function check(at: IConstruct, props: ProxyChecked): void {
  const { url, audiences, skipAuthPaths, identity } = props;
  if (url !== undefined && !EXTERNAL_URL.test(url)) {
    throw new ConfigError('ExternalUrl', `url must be the scheme and host of the platform, without a path, got ${shown(url)}; ` +
      'pass e.g. "https://ml.example.com"', at);
  }
  if (props.secureCookies && url?.startsWith('http:')) {
    throw new ConfigError('SecureCookies', `secureCookies need an https URL, since browsers drop such cookies otherwise, got url ${shown(url)}; ` +
      'change url to https or leave secureCookies out', at);
  }
  const hours = secondsOf(props.cookieLifetime) / 3600;
  if (hours < 1 || hours > 720) {
    throw new ConfigError('CookieLifetime', `cookieLifetime must be 1 to 720 hours, got ${shown(hours)}; pass e.g. Duration.hours(24)`, at);
  }
  const wrongPath = skipAuthPaths.find(path => !OPEN_PATH.test(path));
  if (wrongPath !== undefined) {
    throw new ConfigError('SkipAuthPath', `skipAuthPaths must begin and end with "/" and name a path below the root, got ${shown(wrongPath)}; ` +
      'pass e.g. "/docs/"', at);
  }
  if (audiences?.length === 0) {
    throw new ConfigError('Audiences', `audiences must name at least one client, got ${shown(audiences)}; ` +
      'pass the client id, e.g. ["kubeflow"]', at);
  }
  if (identity.userIdPrefix !== '') {
    throw new ConfigError('UserIdPrefix', `identity.userIdPrefix cannot be added by the gateway, which copies claims as they are, got ${shown(identity.userIdPrefix)}; ` +
      'pass "" and let the claim hold the whole id', at);
  }
  if (identity.userId === identity.groups) {
    throw new ConfigError('IdentityHeader', `identity.userId and identity.groups must be different headers, got ${shown(identity.userId)} for both; ` +
      'pass e.g. "kubeflow-userid" and "kubeflow-groups"', at);
  }
  if (!/^\s*<(\?xml|svg)\b/.test(props.logo)) {
    throw new ConfigError('Logo', `logo must be an SVG picture, got ${shown(props.logo)}; ` +
      'pass the text of the file, which begins with "<svg"', at);
  }
}
