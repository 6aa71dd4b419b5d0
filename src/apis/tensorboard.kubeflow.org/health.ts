/** Health of `tensorboard.kubeflow.org/Tensorboard`. */
export const TENSORBOARD_HEALTH = `\
if obj.status ~= nil and (obj.status.readyReplicas or 0) >= 1 then
  return { status = "Healthy", message = "Ready" }
end
return { status = "Progressing", message = "Waiting for the pod" }
`;
