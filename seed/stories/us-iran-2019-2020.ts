// From the rockets on K-1 in December 2019 to the US strikes of March 2020, as The Guardian told it that month, with the figures and
// the blame of other sources beside it. Read in public pages; the words are this project's own, quotes apart.
import type { Story } from '../story.ts';
import { actors } from './us-iran-2019-2020/actor.ts';
import { affiliations } from './us-iran-2019-2020/affiliation.ts';
import { decemberToJanuary } from './us-iran-2019-2020/event-december-to-january.ts';
import { march as marchEvents } from './us-iran-2019-2020/event-march.ts';
import { links } from './us-iran-2019-2020/link.ts';
import { places } from './us-iran-2019-2020/place.ts';
import { publishers } from './us-iran-2019-2020/publisher.ts';
import { sources } from './us-iran-2019-2020/source.ts';
import { beforeMarch } from './us-iran-2019-2020/statement-before-march.ts';
import { assessments, march as marchStatements } from './us-iran-2019-2020/statement-march.ts';

export const usIran: Story = {
  slug: 'us-iran-2019-2020',
  title: 'The United States, Iran and the militias in Iraq, December 2019 to March 2020',
  actors: [...actors, ...publishers],
  places,
  sources,
  affiliations,
  events: [...decemberToJanuary, ...marchEvents],
  statements: [...beforeMarch, ...marchStatements, ...assessments],
  links,
  cases: [
    {
      slug: 'us-iran-2019-2020',
      title: 'The United States, Iran and the militias in Iraq, December 2019 to March 2020',
      summary:
        'Rockets on a base at Kirkuk, American strikes, protests at an embassy, the killing of Soleimani, missiles on al-Asad; and two months later rockets on Camp Taji and American strikes again. It has two roots, because nobody here ties the second exchange to the first.',
      cutOff:
        'It begins with the rockets on K-1, where the newspaper begins, though attacks came before, and ends with the strikes of March, the news of that day. Others cut elsewhere: the International Crisis Behavior project, crisis 495, runs from 18 June 2019 to 8 January 2020, and so leaves both acts of March outside.',
      roots: ['k1-rocket-attack-2019-12-27', 'camp-taji-rocket-attack-2020-03-11'],
    },
  ],
};
