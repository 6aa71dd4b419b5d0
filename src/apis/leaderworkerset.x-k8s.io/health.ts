/** Health of `leaderworkerset.x-k8s.io/LeaderWorkerSet`: all groups are there, and what the controller says is about the newest form. */
export const LEADER_WORKER_SET_HEALTH = `\
local conditions = obj.status ~= nil and obj.status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  local seen = condition.observedGeneration
  if condition.type == "Available" and condition.status == "True" and (seen == nil or seen == obj.metadata.generation) then
    return { status = "Healthy", message = condition.message or "All groups are ready" }
  end
end
return { status = "Progressing", message = "Waiting for the groups" }
`;
