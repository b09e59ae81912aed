// The parts that several events of this story share.
import type { StoryParticipation } from '../../story.ts';

export const hostedByIraq: StoryParticipation = { actor: 'iraq', role: 'HOST' };

/** The two perpetrators of every American strike: the state, and its forces, with what is told of how they struck. */
export function struckByUnitedStates(how: Pick<StoryParticipation, 'detail' | 'citations'>): StoryParticipation[] {
  return [
    { actor: 'united-states', role: 'PERPETRATOR' },
    { actor: 'us-armed-forces', role: 'PERPETRATOR', ...how },
  ];
}
