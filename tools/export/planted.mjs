// Faults such as a printer of CQL makes. A comparison that does not find each of them proves nothing.
export const faults = [
  { library: 'NelmMilan2007', what: 'a set in braces, where null is false',
    from: `"grade" = 'G3' or "grade" = 'none'`, to: `"grade" in { 'G3', 'none' }` },
  { library: 'NelmMilan2007', what: 'a limit that leaves its own value out',
    from: `"liver_tumour_load_pct" <= 50 '%'`, to: `"liver_tumour_load_pct" < 50 '%'` },
  { library: 'NelmMilan2007', what: 'calendar months as UCUM months',
    from: `"stability_months" >= 6 months`, to: `"stability_months" >= 6 'mo'` },
  { library: 'NelmMilan2007', what: 'a parameter without a default',
    from: `parameter "lt_contraindication" Boolean default null`, to: `parameter "lt_contraindication" Boolean` },
  { library: 'NelmMilan2007', what: 'an exclusion nobody has ruled out, passed',
    from: `if "M7-2: out if" is false then`, to: `if "M7-2: out if" is not true then` },
  { library: 'NelmMilan2007', what: 'what is known at least, not looked at',
    from: `Coalesce("lesion_count at least", "lesion_count")`, to: `"lesion_count"` },
  { library: 'NelmAblation', what: 'lesions that read alike, taken for one', from: 'return all Tuple', to: 'return Tuple' },
  { library: 'NelmBertani2014', what: 'a scope nobody knows, taken for none',
    from: `if "rule PR-2b: applies if" is not false then`, to: `if "rule PR-2b: applies if" then` },
];
