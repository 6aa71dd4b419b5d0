import { LOGO_PATH } from './config';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { EnvVar } from '../../apis/k8s/core/v1';
import { RESTRICTED, secretVariable } from '../../kit';

/** What the Deployment is made of. */
export interface ProxyDeployment {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly port: number;
  /** Secret with the credentials. */
  readonly secret: string;
  /** ConfigMaps with the configuration file, the parameters, and the logo. */
  readonly configMaps: { readonly config: string; readonly parameters: string; readonly theme: string };
}

const CONFIG_FILE = 'oauth2_proxy.cfg';
const CONFIG_PATH = `/etc/oauth2_proxy/${CONFIG_FILE}`;

/** Two pods, so that requests are checked while one is replaced; a session is wholly in the user's cookie. */
export function deploymentSpec(proxy: ProxyDeployment): DeploymentSpec {
  const { config, parameters, theme } = proxy.configMaps;
  const secret = (name: string, key: string) => secretVariable(name, { name: proxy.secret, key });
  const parameter = (name: string, key: string): EnvVar => ({ name, valueFrom: { configMapKeyRef: { name: parameters, key } } });
  return {
    replicas: 2,
    selector: { matchLabels: proxy.labels },
    template: {
      metadata: { labels: proxy.labels, annotations: proxy.podAnnotations },
      spec: {
        containers: [{
          name: 'oauth2-proxy',
          image: proxy.image,
          args: [`--http-address=0.0.0.0:${proxy.port}`, `--config=${CONFIG_PATH}`],
          env: [
            secret('OAUTH2_PROXY_CLIENT_ID', 'client-id'),
            secret('OAUTH2_PROXY_CLIENT_SECRET', 'client-secret'),
            secret('OAUTH2_PROXY_COOKIE_SECRET', 'cookie-secret'),
            parameter('OAUTH2_PROXY_COOKIE_SECURE', 'FORCE_HTTPS'),
            parameter('OAUTH2_PROXY_SSL_INSECURE_SKIP_VERIFY', 'ALLOW_SELF_SIGNED_ISSUER'),
            parameter('OAUTH2_PROXY_SKIP_JWT_BEARER_TOKENS', 'ENABLE_M2M_TOKENS'),
            parameter('OAUTH2_PROXY_EXTRA_JWT_ISSUERS', 'EXTRA_JWT_ISSUERS'),
          ],
          ports: [{ name: 'http', containerPort: proxy.port, protocol: 'TCP' }, { name: 'metrics', containerPort: 44180, protocol: 'TCP' }],
          livenessProbe: { httpGet: { path: '/ping', port: 'http', scheme: 'HTTP' } },
          readinessProbe: { httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' } },
          securityContext: RESTRICTED,
          volumeMounts: [
            { name: 'oauth2-proxy-config', mountPath: CONFIG_PATH, subPath: CONFIG_FILE, readOnly: true },
            { name: 'oauth2-proxy-theme', mountPath: LOGO_PATH, subPath: LOGO_PATH.slice(LOGO_PATH.lastIndexOf('/') + 1), readOnly: true },
          ],
        }],
        volumes: [
          { name: 'oauth2-proxy-config', configMap: { name: config } },
          { name: 'oauth2-proxy-theme', configMap: { name: theme } },
        ],
      },
    },
  };
}
