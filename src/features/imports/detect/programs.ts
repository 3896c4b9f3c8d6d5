/** The programs whose exports are known by their headings. */
export type Preset = "serikat" | "nationbuilder" | "action_network" | "civicrm";

/** What programs write into every export and says nothing about a person that we keep; anything else a union added itself. */
export const ignoredByProgram: Record<Preset, RegExp> = {
  serikat: /^$/,
  nationbuilder:
    /^((twitter|facebook|meetup|civicrm|salesforce|nbec|pf_strat|state_file|county_file|dw|van|ngp|rnc|datatrust|parent|recruiter)_\w+|rnc_regid|party|religion|church|ethnicity|marital_status|website|email[34](_is_bad)?|email2_is_bad|fax_number|demo|inferred_\w+|priority_level|availability|is_\w+|signup_type|(first|last)_donated_at|donations_\w+|maximum_\w+|previous_party|\w+_district|precinct_\w+|media_market_name|\w+_probability_score|\w*capital_amount\w*|(primary|address|work|mailing|user_submitted|billing|home|registered|twitter|facebook|meetup)_\w+)$/,
  action_network:
    /^(can2_\w+|action_network_\w+|referrer\w*|source\w*|website|person_?id|administrative_url|modified_at|updated_at|status)$/,
  civicrm:
    /^(contact (subtype|source|is deleted)|do not (mail|sms|trade)|(email|postal|addressee) (greeting|recipient)\w*|addressee|sort name|legal identifier|image url|(internal )?contact hash|preferred (communication|mail)\w*( method)?|website\w*|im( provider| screen name)?|openid|(individual )?formal title|communication style|household name|organization name|sic code|deceased date|(modified|created) date|address name|master address\w*|county|latitude|longitude|geo\w*|street (number|name|unit)\w*|on hold|use for bulk mail|signature (text|html)|location type|phone extension|phone type|group\(s\)|total .*|postal code suffix|user unique id|world region|gender id|state id|country id)$/,
};
