import { Construct } from 'constructs';
import { LOGOS } from './logos';
import { partLabels, PartProps } from './part';
import { JUPYTER_WEB_APP } from './rbac';
import { spawnerConfig } from './spawner';
import { SpawnerProps } from './spawner-props';
import { WebApp } from './web-app';
import { ConfigMap } from '../../apis/k8s/core/v1';

const NAME = 'jupyter-web-app';

/** Properties of {@link JupyterWebApp}. */
export interface JupyterWebAppProps extends PartProps {
  readonly spawner: SpawnerProps;
}

/** Where users make, start, stop and open notebooks. */
export class JupyterWebApp extends Construct {
  constructor(scope: Construct, id: string, props: JupyterWebAppProps) {
    super(scope, id);
    const { namespace } = props;
    const labels = partLabels(NAME);
    const config = `${NAME}-config`;
    const logos = `${NAME}-logos`;
    // The app reads the form's configuration anew every minute, so that a change of it needs no restart.
    const data = spawnerConfig(props.spawner, { at: scope, image: props.image });
    new ConfigMap(this, 'Config', { metadata: { name: config, namespace, labels }, data });
    new ConfigMap(this, 'Logos', { metadata: { name: logos, namespace, labels }, data: LOGOS });
    new WebApp(this, 'App', {
      ...props,
      name: NAME,
      imageName: 'notebooks/jupyter-web-app',
      prefix: '/jupyter',
      subject: 'notebook',
      rules: JUPYTER_WEB_APP,
      callers: { from: ['gateway', 'neighbours'] },
      env: { UI: 'default' },
      volumes: [{ name: 'config-volume', configMap: { name: config } }, { name: 'logos-volume', configMap: { name: logos } }],
      volumeMounts: [
        { name: 'config-volume', mountPath: '/etc/config' },
        { name: 'logos-volume', mountPath: '/src/apps/default/static/assets/logos' },
      ],
    });
  }
}
