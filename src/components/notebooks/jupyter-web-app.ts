import { Construct } from 'constructs';
import { webAppFacts } from './facts';
import { LOGOS } from './logos';
import { JUPYTER_WEB_APP } from './rbac';
import { spawnerConfig } from './spawner';
import { SpawnerProps } from './spawner-props';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { Component } from '../../core';
import { appLabels, WebApp, WebAppsProps } from '../../kit';

const NAME = 'jupyter-web-app';

/** Properties of {@link JupyterWebApp}. */
export interface JupyterWebAppProps extends WebAppsProps {
  readonly spawner: SpawnerProps;
}

/** Where users make, start, stop and open notebooks. */
export class JupyterWebApp extends Construct {
  constructor(scope: Construct, id: string, { spawner, ...app }: JupyterWebAppProps) {
    super(scope, id);
    const { namespace } = app;
    const labels = appLabels(NAME);
    const config = `${NAME}-config`;
    const logos = `${NAME}-logos`;
    // The app reads the form's configuration anew every minute, so that a change of it needs no restart.
    new ConfigMap(this, 'Config', { metadata: { name: config, namespace, labels }, data: spawnerConfig(spawner, Component.of(this)) });
    new ConfigMap(this, 'Logos', { metadata: { name: logos, namespace, labels }, data: LOGOS });
    new WebApp(this, 'App', {
      ...app,
      name: NAME,
      imageName: 'notebooks/jupyter-web-app',
      prefix: '/jupyter',
      subject: 'notebook',
      rules: JUPYTER_WEB_APP,
      facts: webAppFacts(namespace, NAME),
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
