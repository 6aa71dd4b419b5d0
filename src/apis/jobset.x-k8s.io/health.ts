/** Health of `jobset.x-k8s.io/JobSet`: one that has ended well, runs or is suspended is healthy, so that it holds no wave. */
export const JOBSET_HEALTH = `\
local status = obj.status or {}
local conditions = status.conditions or {}
if status.terminalState == "Failed" then
  for index = 1, #conditions do
    local condition = conditions[index]
    if condition.type == "Failed" and condition.status == "True" then
      return { status = "Degraded", message = condition.message or "Failed" }
    end
  end
  return { status = "Degraded", message = "Failed" }
end
if status.terminalState == "Completed" then
  return { status = "Healthy", message = "Completed" }
end
if obj.spec ~= nil and obj.spec.suspend == true then
  return { status = "Healthy", message = "Suspended" }
end
local jobs = status.replicatedJobsStatus or {}
for index = 1, #jobs do
  local job = jobs[index]
  if (job.active or 0) + (job.ready or 0) + (job.succeeded or 0) > 0 then
    return { status = "Healthy", message = "Running" }
  end
end
return { status = "Progressing", message = "Waiting for the jobs" }
`;
