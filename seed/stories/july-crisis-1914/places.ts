// Where July 1914 happened. Countries are those of today, for that is what their codes mean; who held a place then is in the acts.
import type { StoryPlace } from '../../story.ts';

export const places: StoryPlace[] = [
  { name: 'Sarajevo', country: 'BA', latitude: 43.8563, longitude: 18.4131, precisionKm: 5 },
  { name: 'Vienna', aliases: ['Wien'], country: 'AT', latitude: 48.2082, longitude: 16.3738, precisionKm: 10 },
  { name: 'Belgrade', aliases: ['Beograd'], country: 'RS', latitude: 44.8125, longitude: 20.4612, precisionKm: 10 },
  { name: 'Kovin', aliases: ['Temes-Kubin', 'Temeskubin'], country: 'RS', latitude: 44.7475, longitude: 20.9761, precisionKm: 5 },
  { name: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405, precisionKm: 15 },
  { name: 'Potsdam', country: 'DE', latitude: 52.4009, longitude: 13.0591, precisionKm: 5 },
  { name: 'Nuremberg', aliases: ['Nürnberg'], country: 'DE', latitude: 49.4521, longitude: 11.0767, precisionKm: 30 },
  {
    name: 'St Petersburg',
    aliases: ['Petrograd', 'St. Petersburgh'],
    country: 'RU',
    latitude: 59.9343,
    longitude: 30.3351,
    precisionKm: 30,
  },
  { name: 'Paris', country: 'FR', latitude: 48.8566, longitude: 2.3522, precisionKm: 10 },
  { name: 'Versailles', country: 'FR', latitude: 48.8049, longitude: 2.1204, precisionKm: 5 },
  { name: 'London', country: 'GB', latitude: 51.5074, longitude: -0.1278, precisionKm: 15 },
  { name: 'Belgium', country: 'BE' },
  { name: 'Brussels', aliases: ['Bruxelles'], country: 'BE', within: 'Belgium', latitude: 50.8503, longitude: 4.3517, precisionKm: 10 },
  { name: 'Luxembourg', aliases: ['Luxemburg'], country: 'LU' },
];
