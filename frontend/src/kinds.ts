// Event types in six groups, each with its colour (style.css: --group-<id>) and shape, so that neither is needed alone.
import {
  symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, type SymbolType,
} from 'd3-shape'

export type Group = 'fighting' | 'explosions' | 'arrests' | 'control' | 'protest' | 'other'

export const GROUPS: { id: Group; label: string; shape: SymbolType; types: string[] }[] = [
  { id: 'fighting', label: 'Attacks and clashes', shape: symbolCircle, types: ['armed_attack', 'armed_clash', 'assassination', 'execution'] },
  {
    id: 'explosions', label: 'Strikes and explosions', shape: symbolTriangle,
    types: ['air_strike', 'shelling', 'bombing', 'suicide_bombing', 'landmine'],
  },
  {
    id: 'arrests', label: 'Arrests and captives', shape: symbolSquare,
    types: ['arrest', 'abduction', 'raid', 'seizure', 'bomb_disposal', 'release', 'prison_break', 'surrender'],
  },
  {
    id: 'control', label: 'Control and movement', shape: symbolDiamond,
    types: ['territory_change', 'movement', 'restriction', 'displacement', 'property_destruction', 'agreement'],
  },
  { id: 'protest', label: 'Protests and strikes', shape: symbolCross, types: ['protest', 'riot', 'strike'] },
  { id: 'other', label: 'Accidents and other', shape: symbolStar, types: ['accident', 'other'] },
]
export const STATUSES = ['reported', 'claimed', 'denied', 'planned', 'tally']

const byType = new Map(GROUPS.flatMap((group) => group.types.map((type) => [type, group.id] as const)))

export function groupOf(type: string): Group {
  return byType.get(type) ?? 'other'
}

export function label(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
