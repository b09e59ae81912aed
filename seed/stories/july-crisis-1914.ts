// The July Crisis of 1914, from Sarajevo to the British declaration of war: one chain of acts and many accounts of it. The governments'
// own coloured books, the victors' commission and six historians assert, deny, weigh and turn round its links; none of them is the story's.
import type { Story, StoryCase } from '../story.ts';
import { actors } from './july-crisis-1914/actors.ts';
import { affiliations } from './july-crisis-1914/affiliations.ts';
import { eventsOfTheEast } from './july-crisis-1914/events-east.ts';
import { eventsOfTheWest } from './july-crisis-1914/events-west.ts';
import { judgements } from './july-crisis-1914/judgements.ts';
import { linksToTheWarOnRussia } from './july-crisis-1914/links-east.ts';
import { linksToTheWarOnSerbia } from './july-crisis-1914/links-serbia.ts';
import { linksToTheWarInTheWest } from './july-crisis-1914/links-west.ts';
import { places } from './july-crisis-1914/places.ts';
import { sources } from './july-crisis-1914/sources.ts';
import { statements } from './july-crisis-1914/statements.ts';

const julyCase: StoryCase = {
  slug: 'july-crisis-1914',
  title: 'The July Crisis, 28 June to 4 August 1914',
  summary:
    'How a murder in Sarajevo became a war of five great powers, as the governments told it at the time and as historians have told it since. Who began it has several answers here, and no verdict.',
  cutOff:
    'It begins with the murder, for every account passes by it, and leaves out what lay behind: the alliances, the Balkan wars, the armaments. It ends with the British declaration, the last by a great power in Europe that week; Austria-Hungary’s on Russia (6 August) and those after it are left out.',
  roots: ['sarajevo-assassination-1914-06-28', 'franco-russian-talks-1914-07-20', 'british-naval-assurance-1914-08-02'],
};

export const julyCrisis: Story = {
  slug: 'july-crisis-1914',
  title: 'The July Crisis of 1914',
  actors,
  places,
  sources,
  affiliations,
  events: [...eventsOfTheEast, ...eventsOfTheWest],
  statements: [...statements, ...judgements],
  links: [...linksToTheWarOnSerbia, ...linksToTheWarOnRussia, ...linksToTheWarInTheWest],
  cases: [julyCase],
};
