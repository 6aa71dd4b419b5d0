import { Construct } from 'constructs';
import { dump } from 'js-yaml';
import { partLabels, PartProps, UNPRIVILEGED } from './part';
import { VOLUMES_WEB_APP } from './rbac';
import { WebApp } from './web-app';
import { ConfigMap, PodSpec, ResourceRequirements } from '../../apis/k8s/core/v1';
import { configChecksum } from '../../core';

const NAME = 'volumes-web-app';
const SPEC_FILE = 'viewer-spec.yaml';

/** Path of the file browsers at the gateway. */
const VIEWERS = '/pvcviewers';

/** Properties of {@link VolumesWebApp}. */
export interface VolumesWebAppProps extends PartProps {
  /** @default - none, which a profile with a quota refuses */
  readonly viewerResources?: ResourceRequirements;
}

/** Where users make, list and browse claims. */
export class VolumesWebApp extends Construct {
  constructor(scope: Construct, id: string, props: VolumesWebAppProps) {
    super(scope, id);
    const config = `${NAME}-viewer-spec`;
    const data = { [SPEC_FILE]: dump(viewerSpec(props.viewerResources), { lineWidth: -1, noRefs: true }) };
    new ConfigMap(this, 'ViewerSpec', { metadata: { name: config, namespace: props.namespace, labels: partLabels(NAME) }, data });
    new WebApp(this, 'App', {
      ...props,
      name: NAME,
      imageName: 'notebooks/volumes-web-app',
      prefix: '/volumes',
      subject: 'volume',
      rules: VOLUMES_WEB_APP,
      callers: { from: ['gateway', 'neighbours'] },
      env: { VOLUME_VIEWER_IMAGE: props.image('filebrowser') },
      volumes: [{ name: 'viewer-spec', configMap: { name: config } }],
      volumeMounts: [{ name: 'viewer-spec', mountPath: `/etc/config/${SPEC_FILE}`, subPath: SPEC_FILE }],
      // A file mounted by subPath never changes in a running pod.
      podAnnotations: configChecksum(data),
    });
  }
}

/**
 * Spec of the `PVCViewer` that the app makes. It replaces `$NAME` (the claim), `$NAMESPACE` and what its environment has.
 */
function viewerSpec(resources?: ResourceRequirements): object {
  const env = {
    FB_ADDRESS: '0.0.0.0',
    FB_PORT: '8080',
    FB_DATABASE: '/tmp/filebrowser.db',
    FB_NOAUTH: 'true',
    FB_BASEURL: `${VIEWERS}/$NAMESPACE/$NAME/`,
  };
  const podSpec: PodSpec = {
    serviceAccountName: 'default-editor',
    containers: [{
      name: 'main',
      image: '$VOLUME_VIEWER_IMAGE',
      env: Object.entries(env).map(([name, value]) => ({ name, value })),
      readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 2, periodSeconds: 10 },
      ...resources && { resources },
      volumeMounts: [{ name: 'viewer-volume', mountPath: '/srv' }],
      workingDir: '/srv',
      securityContext: UNPRIVILEGED,
    }],
    volumes: [{ name: 'viewer-volume', persistentVolumeClaim: { claimName: '$NAME' } }],
  };
  return {
    pvc: '$NAME',
    podSpec,
    networking: { targetPort: 8080, basePrefix: VIEWERS, rewrite: '/', timeout: '30s' },
    rwoScheduling: true,
  };
}
