import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PipelinesClient } from './client/client';
import { ClientCommand, clientPod } from './client/job';
import { PipelinesFacts, pipelinesOf, PipelineStore } from './facts';
import { PipelineWorkloadProps } from './props';
import { Job } from '../../apis/k8s/batch/v1';
import { PodTemplateSpec } from '../../apis/k8s/core/v1';
import { allowImage, Images, setStage } from '../../core';
import { askingJob } from '../asking-job';
import { contentHash, hashedName } from '../content-hash';
import { platformContextOf } from '../platform-context';
import { Workload } from '../workload';

/**
 * Something of pipelines that a team declares. Names of its objects hold hashes of what is in them, so it is made for good when it is
 * constructed: after the platform of the app.
 *
 * @throws ConfigError `NoPipelines`, `PipelineStore`
 */
export abstract class PipelineWorkload<Props extends PipelineWorkloadProps = PipelineWorkloadProps> extends Workload<Props> {
  /** Where images come from. */
  protected readonly images: Images;
  /** The API server. */
  protected readonly pipelines: PipelinesFacts;

  constructor(scope: Construct, id: string, given: Props, type: string) {
    super(scope, id, given, type);
    const { images, store } = this.props as Props & { readonly store?: PipelineStore };
    const known = () => JSON.stringify([platformContextOf(this)?.images.options, platformContextOf(this)?.pipelines]);
    const before = known();
    this.images = images ?? platformContextOf(this)?.images ?? new Images();
    this.pipelines = pipelinesOf(this, store);
    this.node.addValidation({
      validate: () => known() === before ? [] : ['it was made before the platform of its app, and names images and addresses of another; make the platform first (PlatformFirst)'],
    });
  }

  /** A pod that gives a command to the API server. */
  protected clientPod({ command, options, files }: ClientCommand): PodTemplateSpec {
    PipelinesClient.for(this, this.namespace);
    const image = this.images.get('alpine-k8s');
    allowImage(this, image);
    return clientPod(image, { command, options: { server: this.pipelines.server, namespace: this.namespace, ...options }, files });
  }

  /**
   * A Job that gives a command. What it is made of cannot change in a cluster, so a change makes another Job. It comes after all else of
   * the team, and nothing waits for it.
   */
  protected addJob(id: string, name: string, command: ClientCommand): ApiObject {
    const template = this.clientPod(command);
    const job = new Job(this, id, { metadata: { name: hashedName(name, contentHash(template)), namespace: this.namespace }, spec: askingJob('client', template) });
    setStage(job, 'last');
    return job;
  }
}
