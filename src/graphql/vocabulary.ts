// The vocabulary: every enum of the schema, each value with the sentence that gives its meaning. An enum of the database is complete
// here or does not compile. Where a value comes from a field standard the enum's own description names it.
import type * as model from '../generated/prisma/enums.ts';
import type * as lens from '../walk/lens.ts';
import type * as paths from '../walk/paths.ts';
import type * as chain from '../walk/subgraph.ts';
import type * as tally from '../walk/tally.ts';
import type * as timeline from '../walk/timeline.ts';
import type * as walk from '../walk/walk.ts';
import { builder } from './builder.ts';

export function enumOf<Value extends string>(name: string, description: string, sentences: Record<Value, string>) {
  const values = Object.entries<string>(sentences).map(([value, sentence]) => [value, { description: sentence }] as const);
  return builder.enumType(name, { description, values: Object.fromEntries(values) as Record<Value, { description: string }> });
}

// ── Actors ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const ActorKind = enumOf<model.ActorKind>('ActorKind', 'What sort of actor it is.', {
  STATE: 'A state as a whole: the United States, Iran.',
  GOVERNMENT_BODY: 'A part of a government that is no armed force: a ministry, a presidency, a parliament, a court.',
  ARMED_FORCE: "A state's military, or a part of it: an army, a command, a fleet, a unit.",
  ARMED_GROUP: 'An armed organisation that is not an army of a recognised state, whatever else it is affiliated to.',
  COALITION: 'Several actors under one name and one command or cause.',
  INTERNATIONAL_ORGANIZATION: 'An organisation of states: the United Nations, NATO, the Arab League.',
  POLITICAL_PARTY: 'A party or a political movement.',
  NEWS_ORGANIZATION: 'A newspaper, agency or broadcaster; it asserts what it says in its own voice.',
  PERSON: 'One human being, who may speak for an office and for themself.',
  CIVILIANS: 'People who take no part in the fighting, as a group.',
  UNKNOWN: 'Someone not identified: an unidentified perpetrator is an actor, never a gap.',
  OTHER: 'None of the others: a company, a congregation, a crowd.',
});

export const AffiliationKind = enumOf<model.AffiliationKind>(
  'AffiliationKind',
  'How one actor belongs to another. Read: subject KIND object, "CENTCOM PART_OF the United States Department of Defense".',
  {
    PART_OF: 'The subject is an organ of the object, and speaks for it where it is a government body or an armed force.',
    MEMBER_OF: 'The subject is one of those who make up the object: a state in an alliance, a person in a party.',
    HOLDS_OFFICE_IN: 'The subject, a person, holds an office in the object; the title says which.',
    COMMANDS: 'The subject gives the object its orders, in a military chain of command.',
    LEADS: 'The subject is a leader of the object.',
    ALLIED_WITH: 'The two have said or shown that they stand together.',
    SUPPORTED_BY: 'The subject gets arms, money, training, troops or shelter from the object; that is not command.',
  },
);

export const ParticipationRole = enumOf<model.ParticipationRole>('ParticipationRole', "An actor's part in an act.", {
  PERPETRATOR: 'Did it. Where that is contested the participant is an UNKNOWN actor, and attribution claims name the blamed.',
  PARTICIPANT: 'Took part as an equal: a party to talks, a side in a clash.',
  TARGET: 'The one at whom it was aimed.',
  VICTIM: 'Suffered it, aimed at or not.',
  HOST: 'On whose ground or premises it happened.',
  AUTHORIZER: 'Ordered or permitted it.',
  SUPPORTER: 'Helped it along without taking part.',
  MEDIATOR: 'Stood between the sides.',
  SPEAKER: 'Said it, in a statement.',
  AUDIENCE: 'To whom it was said.',
});

export const Outcome = enumOf<model.Outcome>('Outcome', 'What became of one participant, where the participant is named.', {
  KILLED: 'Died of it.',
  INJURED: 'Was hurt and lived.',
  MISSING: 'Was not found.',
  CAPTURED: 'Was taken.',
  UNHARMED: 'Came to no harm, and someone says so.',
});

// ── Acts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const EventKind = enumOf<model.EventKind>(
  'EventKind',
  'What was done, in the sixteen event types of PLOVER (Open Event Data Alliance), and OTHER.',
  {
    AGREE: 'Agrees to, offers or promises to cooperate (PLOVER verbal cooperation).',
    CONSULT: 'Meets, visits, telephones or negotiates (PLOVER verbal cooperation).',
    SUPPORT: 'Gives diplomatic support: recognises, defends, signs, praises (PLOVER verbal cooperation).',
    CONCEDE: 'Yields in words: eases restrictions, agrees to step down, apologises (PLOVER verbal cooperation).',
    COOPERATE: 'Cooperates in deeds: trades, exchanges, shares intelligence, trains together (PLOVER material cooperation).',
    AID: 'Gives money, goods, arms or protection (PLOVER material cooperation).',
    RETREAT: 'Withdraws, releases, disarms, ceases fire or resigns (PLOVER material cooperation).',
    REQUEST: 'Asks or demands (PLOVER verbal conflict).',
    ACCUSE: 'Condemns, blames or investigates (PLOVER verbal conflict).',
    REJECT: 'Refuses or turns down (PLOVER verbal conflict).',
    THREATEN: 'Threatens or warns of a deed to come (PLOVER verbal conflict).',
    PROTEST: 'Demonstrates, strikes, boycotts or riots (PLOVER material conflict).',
    SANCTION: 'Reduces or breaks off relations, expels or convicts (PLOVER material conflict).',
    MOBILIZE: 'Readies or moves troops, weapons, police or militia (PLOVER material conflict).',
    COERCE: 'Represses or compels short of assault: seizes, arrests, blockades, attacks by computer (PLOVER material conflict).',
    ASSAULT: 'Uses force that can kill, injure or destroy (PLOVER material conflict).',
    OTHER: 'None of the sixteen: an accident, a find, a decision.',
  },
);

export const EventMode = enumOf<model.EventMode>(
  'EventMode',
  "How it was done: PLOVER's modes, completed where they are too coarse to compare an act with its answer (rocket, missile, ground assault).",
  {
    DISAPPROVE: 'Accuses by condemning or disapproving (PLOVER ACCUSE).',
    INVESTIGATE: 'Accuses by opening an inquiry (PLOVER ACCUSE).',
    ALLEGE: 'Accuses by alleging a wrong (PLOVER ACCUSE).',
    RESTRICT: 'Limits movement, trade or rights (PLOVER COERCE).',
    EXPEL: 'Sends diplomats, people or organisations away (PLOVER SANCTION).',
    WITHDRAW: 'Pulls out people, troops or membership (PLOVER SANCTION and RETREAT).',
    DISCONTINUE: 'Breaks off talks, aid, trade or an agreement (PLOVER SANCTION).',
    CONVICT: 'Punishes by a court (PLOVER SANCTION).',
    TROOPS: 'Readies or moves soldiers (PLOVER MOBILIZE).',
    WEAPONS: 'Readies, moves or tests weapons (PLOVER MOBILIZE).',
    POLICE: 'Readies or moves police (PLOVER MOBILIZE).',
    MILITIA: 'Readies or moves militia (PLOVER MOBILIZE).',
    SEIZE: 'Takes goods, ships, ground or buildings (PLOVER COERCE).',
    CENSOR: 'Suppresses publication (PLOVER COERCE).',
    CURFEW: 'Keeps people indoors (PLOVER COERCE).',
    MARTIAL_LAW: 'Puts the military in place of civil rule (PLOVER COERCE).',
    ARREST: 'Arrests or detains (PLOVER COERCE).',
    DEPORT: 'Sends people out of the country (PLOVER COERCE).',
    WITHHOLD: 'Withholds goods or services: water, power, aid (PLOVER COERCE).',
    MISINFORMATION: 'Spreads what it knows to be false (PLOVER COERCE).',
    CYBER: 'Attacks computers or networks (PLOVER COERCE).',
    BLOCKADE: 'Closes a coast, a border or an airspace by force (Correlates of War action 13).',
    DEMONSTRATION: 'A march or rally (PLOVER PROTEST).',
    RIOT: 'Violence of a crowd against things or people (PLOVER PROTEST).',
    STRIKE: 'Refusal to work (PLOVER PROTEST): not an air strike, which is AERIAL.',
    HUNGER_STRIKE: 'Refusal to eat (PLOVER PROTEST).',
    BOYCOTT: 'Refusal to buy, sell or attend (PLOVER PROTEST).',
    OBSTRUCTION: 'Blocking roads or buildings (PLOVER PROTEST).',
    VANDALISM: "Damage to things in protest (PLOVER PROTEST's vandalize).",
    ABDUCTION: 'Taking people by force (PLOVER ASSAULT).',
    BEATING: 'Hurting with hands or blunt things (PLOVER ASSAULT).',
    TORTURE: 'Torture (PLOVER ASSAULT).',
    SEXUAL_VIOLENCE: 'Sexual violence (PLOVER ASSAULT).',
    TARGETED_KILLING: 'Killing of a chosen person, by whatever weapon (PLOVER ASSAULT).',
    DESTRUCTION: 'Destroying things by force (PLOVER ASSAULT).',
    PRIMITIVE_WEAPONS: 'Knives, stones, petrol bombs and the like (PLOVER ASSAULT).',
    FIREARMS: 'Small arms (PLOVER ASSAULT).',
    EXPLOSIVES: 'Bombs laid or thrown: mines, car bombs, grenades (PLOVER ASSAULT).',
    SUICIDE_ATTACK: 'An attack in which the attacker means to die (PLOVER ASSAULT).',
    ROCKET: "Unguided rockets (finer than PLOVER's heavy weapons).",
    MISSILE: "Ballistic or cruise missiles (finer than PLOVER's heavy weapons).",
    AERIAL: 'From manned aircraft (PLOVER ASSAULT).',
    DRONE: 'From unmanned aircraft (PLOVER ASSAULT).',
    HEAVY_WEAPONS: 'Artillery, mortars, tanks (PLOVER ASSAULT).',
    GROUND_ASSAULT: "Troops on the ground (finer than PLOVER's heavy weapons).",
    NAVAL: "Ships' guns, torpedoes, sea mines, boarding (finer than PLOVER's heavy weapons).",
    CROWD_CONTROL: 'Tear gas, water cannon, rubber bullets (PLOVER ASSAULT).',
    UNCONVENTIONAL: 'Chemical, biological, radiological or nuclear weapons (PLOVER ASSAULT).',
    RELEASE: 'Frees people or gives back things (PLOVER RETREAT).',
    DISARMAMENT: 'Gives up weapons (PLOVER RETREAT).',
    CEASEFIRE: 'Stops firing (PLOVER RETREAT).',
    ACCESS: 'Lets in inspectors, aid or observers (PLOVER RETREAT).',
    RESIGNATION: 'Leaves office (PLOVER RETREAT).',
    VISIT: 'Meets in person (PLOVER CONSULT).',
    THIRD_PARTY: 'Meets through or with a third party (PLOVER CONSULT).',
    MULTILATERAL: 'Meets among many (PLOVER CONSULT).',
    PHONE: 'Speaks by telephone (PLOVER CONSULT).',
    LETTER: 'Writes a letter or a note, a letter to the Security Council among them.',
    OTHER: 'Known, and none of the others.',
  },
);

export const Realis = enumOf<model.Realis>('Realis', 'Whether it came about.', {
  ACTUAL: 'It happened.',
  ATTEMPTED: 'It was tried and failed: intercepted, foiled.',
  PLANNED: 'It was prepared and not done; its date is when the plan existed.',
  ALLEGED: 'Someone says so, and no more is known; its date is when it is said to have been.',
});

export const Threshold = enumOf<model.Threshold>(
  'Threshold',
  "A jump that a scale of hostility misses; the idea is Kahn's, who set thresholds between the rungs of his ladder (1965).",
  {
    DIRECT_STATE_ON_STATE: 'One state struck another openly and from its own hand, not through others.',
    LEADER_KILLED: 'A political or military leader was killed.',
    HOMELAND_TERRITORY: "A side's own territory was struck.",
    DIPLOMATIC_SITE: 'An embassy, a consulate or other diplomatic ground was attacked.',
    MASS_CASUALTY: 'Very many were killed or injured at once.',
    NEW_WEAPON_CLASS: 'A class of weapon was used that this quarrel had not seen.',
    WMD: 'A chemical, biological, radiological or nuclear weapon was used.',
  },
);

export const StatementKind = enumOf<model.StatementKind>(
  'StatementKind',
  'What was done by saying it; a statement can do several at once. CAMEO (01, 05, 09 to 13) has the like of most.',
  {
    THREAT: 'Says that the speaker will do harm.',
    WARNING: 'Says that harm will come, or that something must not be done.',
    ULTIMATUM: 'A threat with a demand and a deadline (CAMEO 139).',
    CLAIM_OF_RESPONSIBILITY: 'Says: we did it (CAMEO 015).',
    DENIAL: 'Says: it was not us, or it was not so (CAMEO 016).',
    ATTRIBUTION: 'Says who did it.',
    JUSTIFICATION: 'Says why a deed was right or lawful.',
    AUTHORIZATION: 'Permits or orders a deed.',
    CONDEMNATION: 'Says that a deed was wrong (CAMEO 111).',
    SUPPORT: 'Stands by an actor or a deed.',
    CRITICISM: 'Finds fault, short of condemning.',
    DEMAND: 'Says what another must do (CAMEO 10).',
    OFFER: 'Says what the speaker would do for or with another.',
    ASSURANCE: 'Says what the speaker will not do, or that it will keep its word.',
    ACCEPTANCE: 'Says yes to a demand or an offer.',
    REJECTION: 'Says no to a demand or an offer (CAMEO 12).',
    DECLARATION_OF_WAR: 'Declares war: the one statement whose hostility is above a threat (Correlates of War action 18).',
    CONDOLENCE: 'Mourns with the bereaved (CAMEO 018).',
    APOLOGY: "Says sorry for the speaker's own deed (CAMEO 055).",
    POLICY: "Says what the speaker's line is from now on.",
    ASSESSMENT: 'Says what the speaker holds to be the case, intelligence judgements among them.',
    COMMENT: 'Says something of it, and none of the others.',
  },
);

export const TimePrecision = enumOf<model.TimePrecision>('TimePrecision', 'How closely a time is known.', {
  MINUTE: 'To the minute.',
  HOUR: 'To the hour.',
  DAY: 'To the day, in the zone given beside it.',
  WEEK: 'To the week, or to a few days.',
  MONTH: 'To the month.',
  YEAR: 'To the year.',
  UNKNOWN: 'Only by its bounds.',
});

// ── Links and claims ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const ResponseKind = enumOf<model.ResponseKind>('ResponseKind', 'In what way one act answered another, as a claimant says.', {
  RETALIATION: 'Paid back: done because of it, to harm whoever is held to have done it.',
  DETERRENCE: 'Done to keep the other side from doing it again.',
  PREEMPTION: 'Done to forestall an act that was feared; the trigger is the planned or alleged act.',
  PROTEST: 'Done to show that it was not accepted.',
  DE_ESCALATION: 'Done to calm the quarrel.',
  ENABLEMENT: 'Permitted or encouraged by the trigger: an authorisation, a blank cheque.',
  FULFILMENT: 'Carries out what the same side had threatened or promised.',
  VERBAL: 'Answered in words; used only where no motive is said.',
  DIPLOMATIC: 'Answered by diplomatic means; used only where no motive is said.',
  CONSEQUENCE: 'The trigger led to it, and it was not meant as an answer.',
  SEQUENCE: 'Told as the next step, and no one says why; it rests on time alone.',
  OTHER: 'An answer of another kind.',
});

export const ResponseBasis = enumOf<model.ResponseBasis>(
  'ResponseBasis',
  'How a claimant comes to say that one act answered another, in order of nearness to the deed: nearness, not truth.',
  {
    COURT_OR_UN: 'Found by a court, or said in or by an organ of the United Nations.',
    STATED_BY_RESPONDER: 'Said by a doer of the response, or by who speaks for it.',
    STATED_BY_TARGET: 'Said by one at whom the response was aimed.',
    THIRD_PARTY: 'Said by another state, body or witness.',
    PRESS: "Said by the press in its own voice; a quoted party's words are that party's.",
    ANALYST_INFERENCE: 'Inferred by an analyst.',
    TEMPORAL_ONLY: 'Only told as following; goes with SEQUENCE, and with it alone, at a confidence of 29 at most.',
  },
);

export const CausalStrength = enumOf<model.CausalStrength>(
  'CausalStrength',
  'How much of a cause the trigger was, by the distinction of Wikidata (P1478, P828, P1479).',
  {
    IMMEDIATE: 'The immediate cause: it set off the response (P1478).',
    UNDERLYING: 'The underlying cause, of which the immediate one was the occasion (P828).',
    CONTRIBUTING: 'One factor among others (P1479).',
  },
);

export const Stance = enumOf<model.Stance>('Stance', 'What an asserter says of the thing that a claim is about.', {
  ASSERTS: 'It is so; "probably" and "confident" assert, with a confidence.',
  DENIES: 'It is not so.',
  HEDGES: 'It may or could be so; a hedge is kept and carries no walk.',
  REVERSES: 'It was the other way round: the stored trigger answered the stored response.',
});

export const ReviewStatus = enumOf<model.ReviewStatus>(
  'ReviewStatus',
  'Whether an entry is true to its sources. Never whether the claim is true.',
  {
    PROPOSED: 'Not yet compared with its sources: an import or a suggestion.',
    ACCEPTED: 'True to its sources, as an editor judges.',
    REJECTED: 'Not true to its sources; kept, and left out of every answer.',
  },
);

export const ClaimSubject = enumOf<model.ClaimSubject>('ClaimSubject', 'What a claim is about.', {
  LINK: 'That one act answered another: a LinkClaim.',
  ATTRIBUTION: 'Who did it: an AttributionClaim.',
  CASUALTIES: 'How many were killed, injured or missing: a CasualtyClaim.',
  COUNT: 'How many of something, 18 rockets: a CountClaim.',
  OCCURRENCE: 'That an act happened, or did not: an OccurrenceClaim.',
  AFFILIATION: 'That one actor belonged to another: an AffiliationClaim.',
});

export const AttributionType = enumOf<model.AttributionType>(
  'AttributionType',
  'In what capacity someone is blamed, after EuRepoC (self, official and unofficial policy, legal, technical) and Airwars.',
  {
    SELF: 'The doer says so: a claim of responsibility.',
    OFFICIAL: 'A government or a body says so in its name.',
    UNOFFICIAL: 'Officials say so without putting their name to it.',
    LEGAL: 'An indictment, a judgement or a commission of inquiry says so.',
    TECHNICAL: 'The traces say so, in the reading of experts: wreckage, trajectories, code.',
    PRESS: 'The press says so in its own voice.',
    ANALYST: 'An analyst says so.',
  },
);

export const Reliability = enumOf<model.Reliability>(
  'Reliability',
  'How far a source is to be trusted: the letter of the Admiralty grade (NATO AJP-2.1). Its number is the credibility of a citation.',
  {
    A: 'Completely reliable.',
    B: 'Usually reliable.',
    C: 'Fairly reliable.',
    D: 'Not usually reliable.',
    E: 'Unreliable.',
    F: 'Its reliability cannot be judged.',
  },
);

// ── Walks, lenses and lists ──────────────────────────────────────────────────────────────────────────────────────────────

export const Direction = enumOf<walk.Direction>('Direction', 'Which way a walk goes along the links.', {
  CAUSES: 'Back to what an act answered, and what that answered.',
  CONSEQUENCES: 'On to what answered an act, and what answered that.',
  BOTH: 'Causes and consequences of the roots; not the other consequences of their causes.',
});

export const TimeFlow = enumOf<walk.TimeFlow>('TimeFlow', 'Which links a walk takes, by how surely the trigger came first.', {
  STRICT: 'Only links whose order is certain within the bounds of both acts.',
  POSSIBLE: 'Every link; its order is at least possible.',
});

export const TruncationReason = enumOf<chain.TruncationReason>('TruncationReason', 'Which limit cut a chain.', {
  DEPTH: 'It goes deeper than was asked for.',
  ACTS: 'It has more acts than the budget.',
  LINKS: 'It has more links than an answer holds, ten for each act of the budget.',
  TIME: 'The time for it was up.',
});

export const Continuity = enumOf<paths.Continuity>(
  'Continuity',
  'Who tells a path whole. That each step was claimed by someone does not make it anyone’s story.',
  {
    ONE_ASSERTER: 'Some party asserts every step as an answer.',
    SHARED_SOURCE: 'None does, but the sources of some publisher bear out every step.',
    MIXED: 'Neither: no one ever told it whole.',
  },
);

export const Inclusion = enumOf<lens.Inclusion>('Inclusion', 'What to do with the links of a sort.', {
  INCLUDE: 'Keep them among the others.',
  EXCLUDE: 'Leave them out.',
  ONLY: 'Keep them alone.',
});

export const TemporalOrder = enumOf('TemporalOrder', 'How surely the trigger came before the response.', {
  CERTAIN: 'The trigger began before the earliest time of the response.',
  POSSIBLE: 'Their bounds overlap; some account has them in this order.',
});

export const Step = enumOf(
  'Step',
  'How a response compares with its trigger: by hostility, then killed, then injured (levels as the Correlates of War has them).',
  {
    UP: 'The response is the graver of the two.',
    SAME: 'The two are alike in all three.',
    DOWN: 'The response is the lesser of the two.',
    INDETERMINATE: 'The figures overlap, or one has none: no one can say.',
  },
);

export const OrderDirection = enumOf('OrderDirection', 'Which end of an order comes first.', {
  ASC: 'Earliest or least first.',
  DESC: 'Latest or greatest first.',
});

export const ActOrderField = enumOf('ActOrderField', 'What to order acts by. Ties are broken by id, so pages are stable.', {
  OCCURRED: 'When they took place: the one order in which every trigger precedes its responses.',
  RECORDED: 'When they were recorded here.',
  HOSTILITY: 'How hostile they are; acts that have no level come before 0.',
});

export const SearchKind = enumOf('SearchKind', 'What a search looks among.', {
  ACTOR: 'Actors, by name and alias.',
  EVENT: 'Acts done, by title and summary.',
  STATEMENT: 'Acts said, by title, summary and the words quoted.',
  SOURCE: 'Published documents, by title and address.',
  CASE: "Analysts' selections, by title and summary.",
});

export const Bucket = enumOf<timeline.Bucket>('Bucket', 'How wide the buckets of a timeline are, each half open and in UTC.', {
  DAY: 'A day.',
  WEEK: 'A week, from Monday (ISO 8601).',
  MONTH: 'A calendar month.',
  YEAR: 'A calendar year.',
});

export const TallyKey = enumOf<tally.TallyKey>('TallyKey', 'What to count acts by.', {
  KIND: 'What was done or said; SUPPORT holds the events and the statements of that name.',
  ACTOR: 'Who did or said it, spoke through another, or is blamed for it under the lens.',
  PLACE: 'Where; the place itself, not what it lies within.',
  BASIS: 'How someone comes to say that it answered another act: the basis of the leading claim under the lens.',
  HOSTILITY: 'How hostile it was, 0 to 5.',
  MONTH: 'When, by calendar month in UTC.',
});
