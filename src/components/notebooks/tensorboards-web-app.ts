import { Construct } from 'constructs';
import { PartProps } from './part';
import { TENSORBOARDS_WEB_APP } from './rbac';
import { WebApp } from './web-app';

/** Where users make, list and open TensorBoards. */
export class TensorboardsWebApp extends WebApp {
  constructor(scope: Construct, id: string, props: PartProps) {
    super(scope, id, {
      ...props,
      name: 'tensorboards-web-app',
      imageName: 'notebooks/tensorboards-web-app',
      prefix: '/tensorboards',
      subject: 'tensorboard',
      rules: TENSORBOARDS_WEB_APP,
      callers: { from: ['gateway'], ports: [5000] },
    });
  }
}
