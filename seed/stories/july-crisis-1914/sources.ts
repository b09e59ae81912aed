// What this story rests on: the governments' own coloured books, the reports and papers after the war, and the historians' books.
// A book's publisher is named only where it is a party: a government's book speaks for the government, a historian's for the historian.
import type { StorySource } from '../../story.ts';
import { august1914, year } from './time.ts';

const colouredBooks: StorySource[] = [
  {
    slug: 'german-white-book-1914',
    title: 'German White Book: memorandum and documents on the outbreak of the war',
    publisher: 'germany',
    url: 'https://wwi.lib.byu.edu/index.php/The_German_White_Book',
    published: { on: '1914-08-04', zone: 'Europe/Berlin' },
    language: 'de',
  },
  {
    slug: 'british-white-paper-1914',
    title: 'Correspondence respecting the European Crisis (Cd. 7467), afterwards part of the British Blue Book',
    publisher: 'united-kingdom',
    published: { on: '1914-08-06', zone: 'Europe/London' },
    language: 'en',
  },
  {
    slug: 'goschen-report-1914',
    title: 'Despatch from His Majesty’s Ambassador at Berlin respecting the rupture of diplomatic relations (Cd. 7445)',
    publisher: 'united-kingdom',
    published: august1914,
    language: 'en',
  },
  {
    slug: 'russian-orange-book-1914',
    title: 'Russian Orange Book: documents respecting the negotiations preceding the war',
    publisher: 'russia',
    url: 'https://wwi.lib.byu.edu/index.php/The_Russian_Orange_Book',
    published: { earliest: '1914-08-06', latest: '1914-08-07', precision: 'DAY', zone: 'Europe/Moscow' },
    language: 'ru',
  },
  {
    slug: 'belgian-grey-book-1914',
    title: 'Belgian Grey Book: diplomatic correspondence respecting the war, 24 July to 29 August 1914',
    publisher: 'belgium',
    published: { earliest: '1914-10-01', latest: '1914-10-31', precision: 'MONTH' },
    language: 'fr',
  },
  {
    slug: 'serbian-blue-book-1914',
    title: 'Serbian Blue Book: diplomatic correspondence, 29 June to 16 August 1914',
    publisher: 'serbia',
    published: { earliest: '1914-11-01', latest: '1914-11-30', precision: 'MONTH' },
    language: 'sr',
  },
  {
    slug: 'french-yellow-book-1914',
    title: 'French Yellow Book: diplomatic documents 1914, the European war',
    publisher: 'france',
    url: 'https://wwi.lib.byu.edu/index.php/The_French_Yellow_Book',
    published: { on: '1914-12-01', zone: 'Europe/Paris' },
    language: 'fr',
  },
  {
    slug: 'austro-hungarian-red-book-1915',
    title: 'Austro-Hungarian Red Book: diplomatic documents on the antecedents of the war of 1914',
    publisher: 'austria-hungary',
    published: { earliest: '1915-02-01', latest: '1915-02-28', precision: 'MONTH' },
    language: 'de',
  },
  {
    slug: 'collected-diplomatic-documents-1915',
    title: 'Collected Diplomatic Documents relating to the Outbreak of the European War (Cd. 7860)',
    publisher: 'united-kingdom',
    published: year(1915),
    language: 'en',
  },
];

const papers: StorySource[] = [
  {
    slug: 'reichstag-proceedings-306',
    title: 'Verhandlungen des Reichstags, XIII. Legislaturperiode, II. Session, Band 306: Stenographische Berichte',
    publisher: 'germany',
    published: year(1916),
    language: 'de',
  },
  {
    slug: 'deutsche-medizinische-wochenschrift-1916',
    title: 'Deutsche Medizinische Wochenschrift, May 1916: J. Schwalbe on the bombs said to have fallen near Nuremberg',
    published: { earliest: '1916-05-01', latest: '1916-05-31', precision: 'MONTH' },
    language: 'de',
  },
  {
    slug: 'commission-report-1919',
    title: 'Report of the Commission on the Responsibility of the Authors of the War and on Enforcement of Penalties',
    publisher: 'commission-on-responsibility-1919',
    url: 'https://www.firstworldwar.com/source/commissionwarguilt.htm',
    published: { on: '1919-03-29', zone: 'Europe/Paris' },
    language: 'en',
  },
  {
    slug: 'treaty-of-versailles-1919',
    title: 'Treaty of Peace between the Allied and Associated Powers and Germany',
    publisher: 'allied-and-associated-powers',
    published: { on: '1919-06-28', zone: 'Europe/Paris' },
    language: 'en',
  },
  {
    slug: 'german-documents-1919',
    title: 'Die deutschen Dokumente zum Kriegsausbruch, collected by Karl Kautsky, edited by Max Montgelas and Walther Schücking',
    publisher: 'germany',
    published: { earliest: '1919-12-01', latest: '1919-12-31', precision: 'MONTH' },
    language: 'de',
  },
  {
    slug: 'austro-hungarian-documents-1919',
    title: 'Diplomatische Aktenstücke zur Vorgeschichte des Krieges 1914: supplements to the Austro-Hungarian Red Book',
    published: year(1919),
    language: 'de',
  },
];

const books: StorySource[] = [
  {
    slug: 'kautsky-guilt-1920',
    title: 'Karl Kautsky, The Guilt of William Hohenzollern (London: Skeffington)',
    url: 'https://en.wikisource.org/wiki/The_Guilt_of_William_Hohenzollern',
    published: year(1920),
    language: 'en',
  },
  {
    slug: 'poincare-origines-1921',
    title: 'Raymond Poincaré, Les origines de la guerre (Paris: Plon)',
    published: year(1921),
    language: 'fr',
  },
  { slug: 'seton-watson-sarajevo-1926', title: 'R. W. Seton-Watson, Sarajevo (London: Hutchinson)', published: year(1926), language: 'en' },
  {
    slug: 'barnes-genesis-1926',
    title: 'Harry Elmer Barnes, The Genesis of the World War (New York: Knopf)',
    url: 'https://web.viu.ca/davies/H482.WWI/Barnes.Revisionsist.position.1926.htm',
    published: year(1926),
    language: 'en',
  },
  {
    slug: 'fay-origins-1928',
    title: 'Sidney Bradshaw Fay, The Origins of the World War, 2 vols (New York: Macmillan)',
    url: 'http://web.mala.bc.ca/davies/H482.WWI/Fay.Origins.WWI.1930.htm',
    published: year(1928),
    language: 'en',
  },
  {
    slug: 'foreign-affairs-1937-04',
    title: 'France and the Outbreak of the World War, Foreign Affairs, April 1937',
    url: 'https://www.foreignaffairs.com/articles/france/1937-04-01/france-and-outbreak-world-war',
    published: { earliest: '1937-04-01', latest: '1937-04-30', precision: 'MONTH' },
    language: 'en',
  },
  {
    slug: 'albertini-origini-1942',
    title: 'Luigi Albertini, Le origini della guerra del 1914, 3 vols (Milan: Bocca)',
    published: year(1942, 1943),
    language: 'it',
  },
  {
    slug: 'fischer-griff-1961',
    title: 'Fritz Fischer, Griff nach der Weltmacht (Düsseldorf: Droste)',
    published: year(1961),
    language: 'de',
  },
  {
    slug: 'clark-sleepwalkers-2012',
    title: 'Christopher Clark, The Sleepwalkers: How Europe Went to War in 1914 (London: Allen Lane)',
    published: year(2012),
    language: 'en',
  },
];

export const sources: StorySource[] = [...colouredBooks, ...papers, ...books];
