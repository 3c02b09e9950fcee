// SPDX-License-Identifier: EUPL-1.2
#include "checkup/report.h"

#include <glibmm/i18n.h>

namespace checkup {

Glib::ustring name_of(Check check) {
  // Translators: what the check-up of this computer looks at; each is the beginning of a line of its report.
  switch (check) {
  case Check::program:
    return _("Program");
  case Check::libraries:
    return _("Libraries");
  case Check::system:
    return _("Operating system");
  case Check::locale:
    return _("Language");
  case Check::service:
    return _("Card reader service");
  case Check::readers:
    return _("Card readers");
  case Check::card:
    return _("Identity card");
  case Check::keyring:
    return _("Keyring");
  case Check::launcher:
    return _("Launcher");
  case Check::tray:
    return _("Tray of the desktop");
  case Check::description:
    return _("Description of the portal");
  case Check::tls:
    return _("Signing in with a card");
  case Check::pages:
    return _("Web pages");
  case Check::proxy:
    return _("Proxy");
  case Check::portal:
    return _("Portal of the Social Security");
  case Check::card_host:
    return _("Sign-in service");
  case Check::clock:
    return _("Date and time");
  }
  return {};
}

Glib::ustring name_of(State state) {
  switch (state) {
  case State::good:
    // Translators: what the check-up found of one thing: nothing is wrong with it.
    return _("good");
  case State::look:
    // Translators: what the check-up found of one thing: it works, but somebody should look at it.
    return _("look at this");
  case State::broken:
    // Translators: what the check-up found of one thing: no sign-in is possible with it.
    return _("broken");
  }
  return {};
}

// These words are promised to programs (doc/check-up.md): none changes.
const char* word_for(Check check) {
  switch (check) {
  case Check::program:
    return "program";
  case Check::libraries:
    return "libraries";
  case Check::system:
    return "system";
  case Check::locale:
    return "locale";
  case Check::service:
    return "reader-service";
  case Check::readers:
    return "readers";
  case Check::card:
    return "card";
  case Check::keyring:
    return "keyring";
  case Check::launcher:
    return "launcher";
  case Check::tray:
    return "tray";
  case Check::description:
    return "portal-description";
  case Check::tls:
    return "card-tls";
  case Check::pages:
    return "pages";
  case Check::proxy:
    return "proxy";
  case Check::portal:
    return "portal";
  case Check::card_host:
    return "card-host";
  case Check::clock:
    return "clock";
  }
  return "";
}

const char* word_for(State state) {
  switch (state) {
  case State::good:
    return "good";
  case State::look:
    return "look";
  case State::broken:
    break;
  }
  return "broken";
}

} // namespace checkup
