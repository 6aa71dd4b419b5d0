/** Health of `kubeflow.org/Notebook`: a stopped notebook is healthy, since a suspended one would hold a wave for ever. */
export const NOTEBOOK_HEALTH = `\
local annotations = obj.metadata.annotations or {}
if annotations["kubeflow-resource-stopped"] ~= nil then
  return { status = "Healthy", message = "Stopped" }
end
local status = obj.status
if status == nil then
  return { status = "Progressing", message = "Waiting for status" }
end
if (status.readyReplicas or 0) >= 1 then
  return { status = "Healthy", message = "Ready" }
end
local waiting = status.containerState ~= nil and status.containerState.waiting or nil
if waiting ~= nil then
  local reason = waiting.reason or ""
  if reason == "CrashLoopBackOff" or reason == "ImagePullBackOff" or reason == "ErrImagePull" or reason == "InvalidImageName" or reason == "CreateContainerConfigError" then
    return { status = "Degraded", message = reason .. ": " .. (waiting.message or "") }
  end
end
return { status = "Progressing", message = "Waiting for the pod" }
`;

/** Health of `kubeflow.org/Profile`: its controller writes a condition only when it fails. */
export const PROFILE_HEALTH = `\
local conditions = obj.status ~= nil and obj.status.conditions or nil
if conditions ~= nil and #conditions > 0 then
  local last = conditions[#conditions]
  if last.type == "Failed" then
    return { status = "Degraded", message = last.message or "Failed" }
  end
end
return { status = "Healthy", message = "" }
`;

/** Health of `kubeflow.org/PVCViewer`. */
export const PVCVIEWER_HEALTH = `\
if obj.status ~= nil and obj.status.ready == true then
  return { status = "Healthy", message = "Ready" }
end
return { status = "Progressing", message = "Waiting for the pod" }
`;
