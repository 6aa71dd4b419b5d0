import { Construct } from 'constructs';
import { webAppFacts } from './facts';
import { TENSORBOARDS_WEB_APP } from './rbac';
import { WebApp, WebAppsProps } from '../../kit';

const NAME = 'tensorboards-web-app';

/** Where users make, list and open TensorBoards. */
export class TensorboardsWebApp extends Construct {
  constructor(scope: Construct, id: string, app: WebAppsProps) {
    super(scope, id);
    new WebApp(this, 'App', {
      ...app,
      name: NAME,
      imageName: 'notebooks/tensorboards-web-app',
      prefix: '/tensorboards',
      subject: 'tensorboard',
      rules: TENSORBOARDS_WEB_APP,
      facts: webAppFacts(app.namespace, NAME),
      callers: { from: ['gateway'], ports: [5000] },
    });
  }
}
