/** Short names for what the API sends, so that pages need not spell out the generated paths. */
import type { components } from './generated/openapi.ts';

type Schemas = components['schemas'];

export type Area = Schemas['Area'];
export type NamedArea = Schemas['NamedArea'];
export type Phase = Schemas['Phase'];
export type PhaseId = Phase['id'];
export type Round = Schemas['Round'];
export type RoundChange = Schemas['RoundChange'];
export type RoundRules = Schemas['RoundRules'];
export type RoundSummary = Schemas['RoundSummary'];
export type Proposal = Schemas['Proposal'];
export type ProposalSummary = Schemas['ProposalSummary'];
export type Standing = ProposalSummary['status'];
export type PastElection = Schemas['PastElection'];
export type Outcome = Schemas['Outcome'];
export type OutcomeAnswer = Schemas['OutcomeAnswer'];
