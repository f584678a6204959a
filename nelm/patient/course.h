// Ages and months: what follows from dates.
#pragma once

#include "nelm/patient/derivation.h"

namespace nelm::patient {

/// Birthdays since birth; of a year of birth alone, both ages it leaves possible.
Possible age_years(const Known&);
Possible primary_resection_months_ago(const Known&);
/// Removed, with intent to cure or without, if there is a date of its resection; else anything.
Possible primary_status_by_its_day(const Known&);
Possible diagnosis_months_ago(const Known&);
/// Calendar months since the first scan showing stable disease or response; 0 under progression; anything otherwise.
Possible stability_months(const Known&);
/// Anything where the recurrence surely comes before the resection: see questions().
Possible recurrence_interval_months(const Known&);
/// Yes with a recurrence's date or interval.
Possible recurrence_reported(const Known&);
/// No without any liver resection or while free of disease. Beside a recurrence reported that is a contradiction.
Possible recurrence_ruled_out(const Known&);

}  // namespace nelm::patient
