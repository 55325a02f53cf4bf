-- Nothing new: which rows fit a filter is answered from this index alone, however long the rows are. It grows at its end only.
create index evidence_filter on evidence (sequence, at, state, outcome, agent_task, origin);
