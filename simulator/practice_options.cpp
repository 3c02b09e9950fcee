// SPDX-License-Identifier: EUPL-1.2
#include "simulator/practice_options.h"

#include "installed_paths.h"
#include "simulator/portal/words.h"

#include <glibmm/fileutils.h>
#include <glibmm/i18n.h>
#include <glibmm/miscutils.h>
#include <glibmm/optioncontext.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

namespace simulator {

namespace {

constexpr int highest_port = std::numeric_limits<std::uint16_t>::max();
constexpr int a_minute_in_ms = 60'000;
constexpr int a_day_in_seconds = 86'400;
constexpr int most_entities = 40;
constexpr int most_words_a_minute = 100'000;

/// One group of options, in the order of the help. Glib::OptionGroup writes into the variables it was given.
class OptionList {
public:
  OptionList() : m_group{"practice", ""} {}

  template <typename Value>
  void add(const char* name, Value& value, const Glib::ustring& description, const Glib::ustring& argument = {}) {
    Glib::OptionEntry entry;
    entry.set_long_name(name);
    entry.set_description(description);
    entry.set_arg_description(argument);
    if constexpr (std::is_same_v<Value, std::string>)
      m_group.add_entry_filename(entry, value);
    else
      m_group.add_entry(entry, value);
  }

  Glib::OptionGroup& group() { return m_group; }

private:
  Glib::OptionGroup m_group;
};

constexpr std::array errors{
    std::pair{"refused", PortalError::certificate_refused},
    std::pair{"no-certificate", PortalError::certificate_missing},
    std::pair{"revoked", PortalError::certificate_revoked},
    std::pair{"level", PortalError::level_too_low},
    std::pair{"expired", PortalError::sign_in_expired},
    std::pair{"no-access", PortalError::no_access},
    std::pair{"maintenance", PortalError::maintenance},
};

constexpr std::array home_hosts{
    std::pair{"listed", HomeHost::listed},
    std::pair{"pattern", HomeHost::by_pattern},
    std::pair{"not-listed", HomeHost::not_listed},
};

std::optional<HomeHost> home_host_named(const std::string& name) {
  for (const auto& [each, host] : home_hosts)
    if (name == each)
      return host;
  return std::nullopt;
}

std::optional<PortalError> error_named(const std::string& name) {
  for (const auto& [each, error] : errors)
    if (name == each)
      return error;
  return std::nullopt;
}

Glib::ustring error_names() {
  Glib::ustring names;
  for (const auto& [name, error] : errors)
    names += Glib::ustring{names.empty() ? "" : "|"} + name;
  return names;
}

Glib::ustring shape_names() {
  Glib::ustring names;
  for (const Shape& shape : all_shapes())
    names += Glib::ustring{names.empty() ? "" : "|"} + std::string{shape.name};
  return names;
}

void check(bool fits, const Glib::ustring& what) {
  if (!fits)
    throw OptionsError(what);
}

void check_range(int typed, const char* option, int lowest, int highest) {
  check(
      typed >= lowest && typed <= highest,
      // Translators: what an option takes; %1 is the option as it is typed, %2 and %3 are numbers.
      Glib::ustring::compose(_("%1: a number from %2 to %3"), option, std::to_string(lowest), std::to_string(highest)));
}

void check_word(bool fits, const char* option, const Glib::ustring& words) {
  // Translators: what an option takes; %1 is the option as it is typed, %2 are words with | between them.
  check(fits, Glib::ustring::compose(_("%1: one of these: %2"), option, words));
}

void check_beside(bool fits, const char* option, const char* other) {
  // Translators: two options that exclude each other, as they are typed.
  check(fits, Glib::ustring::compose(_("%1: not with %2"), option, other));
}

void check_needs(bool fits, const char* option, const char* other) {
  // Translators: an option that needs another one, both as they are typed.
  check(fits, Glib::ustring::compose(_("%1: only with %2"), option, other));
}

/// The options as they are typed, before they are checked.
struct Typed {
  std::string directory;
  std::string launcher = std::string{installed::programs} + "/primaweb-launcher";
  Glib::ustring pin = "1234";
  Glib::ustring tls = "1.3";
  int tries = 3;
  int roles = 2;
  int slow = 0;
  int entities = 3;
  int session = 0;
  Glib::ustring portal_language;
  Glib::ustring error;
  int vpcd = 0;
  Glib::ustring fault;
  Glib::ustring shape;
  Glib::ustring home_host;
  bool headless = false;
  bool no_launcher = false;
  bool no_card_readers = false;
  bool pin_pad = false;
  bool expired_certificate = false;
  bool no_pss = false;
  bool no_profile = false;
  bool untrusted_card_host = false;
  bool several_capacities = false;
  bool entity_gone = false;
  bool role_first = false;
  bool role_list = false;
  bool intrusive = false;
  bool portal_down = false;
  bool unknown_page = false;
  bool silent_expiry = false;
  bool only_tls_1_3 = false;
  bool measure = false;
  Glib::ustring lesson;
  Glib::ustring play;
  int pace = 150;
  std::string check_lesson;
  std::string more_holders;
};

void describe(OptionList& list, Typed& typed) {
  // Translators: in the help of the command line. LESSON is a lesson's number or the name of its file.
  list.add("lesson", typed.lesson, _("Begin with this lesson"), "LESSON");
  list.add("play", typed.play, _("Play this lesson by itself, to its end"), "LESSON");
  list.add("pace", typed.pace, _("How many words a minute are read then"), "N");
  list.add("check-lesson", typed.check_lesson, _("Check the file of a lesson, and do nothing else"), "FILE");
  list.add("headless", typed.headless, _("Show no window; read commands from standard input"));
  list.add("directory", typed.directory, _("Where the launcher finds the practice card and portal"), "DIR");
  list.add("launcher", typed.launcher, _("The launcher to start"), "PATH");
  list.add("no-launcher", typed.no_launcher, _("Start no launcher"));
  list.add("no-card-readers", typed.no_card_readers, _("Make no card reader"));
  list.add("pin-pad", typed.pin_pad, _("The card reader has keys of its own for the PIN"));
  list.add("vpcd", typed.vpcd, _("Put the card into the virtual reader on this port"), "PORT");
  list.add("pin", typed.pin, _("The card's PIN"), "PIN");
  list.add("tries", typed.tries, _("The attempts left of the PIN, 0 to 3"), "N");
  list.add("expired-certificate", typed.expired_certificate, _("The card's certificates have expired"));
  list.add("no-pss", typed.no_pss, _("The older card cannot sign for TLS 1.3"));
  list.add("tls", typed.tls, _("The newest TLS version of the portal"), "1.2|1.3");
  list.add("only-tls-1.3", typed.only_tls_1_3, _("The portal speaks nothing older than TLS 1.3"));
  list.add("roles", typed.roles, _("How many roles the user has"), "1|2");
  list.add("role-first", typed.role_first, _("The portal asks for the role before the entity"));
  list.add("role-list", typed.role_list, _("The portal's roles stand in a list that drops down"));
  list.add("intrusive", typed.intrusive, _("Every page of the portal asks, prints and opens things all the time"));
  list.add("entities", typed.entities, _("At how many entities the user is known, 1 to 40"), "N");
  list.add("several-capacities", typed.several_capacities, _("The user has two capacities at the first entity"));
  list.add("entity-gone", typed.entity_gone, _("The user is no longer known at the first entity"));
  list.add("portal-language", typed.portal_language, _("The portal's language, whatever the user's is"), "nl|fr|de");
  list.add("no-profile", typed.no_profile, _("The user has no profile yet"));
  list.add("untrusted-card-host", typed.untrusted_card_host, _("Nobody trusts the server that wants the card"));
  list.add("portal-down", typed.portal_down, _("The portal cannot be reached"));
  list.add("unknown-page", typed.unknown_page, _("The portal shows a page that the launcher does not know"));
  list.add("shape", typed.shape,
           _("The portal's pages after the sign-in look like this, and the launcher does not know them"), "NAME");
  list.add("home-host", typed.home_host,
           _("How the launcher is told of PrimaWeb's host, in shapes where it has its own"),
           "listed|pattern|not-listed");
  list.add("error", typed.error, _("The page that ends the sign-in"), error_names());
  list.add("session", typed.session, _("The portal's session ends after so many seconds without a request"), "S");
  list.add("silent-expiry", typed.silent_expiry, _("When its session has ended, the portal just asks to sign in"));
  list.add("fault", typed.fault,
           _("The answer to the N-th request goes wrong: reset, no-answer, cut-short, error-page, empty, huge, loop or "
             "drip"),
           "KIND:N");
  list.add("slow", typed.slow, _("Every answer of the portal takes this long"), "MS");
  list.add("measure", typed.measure, _("Without a window, tell what each answer of the portal took"));
  list.add("more-holders", typed.more_holders, _("Holders of certificates under this root may sign in, too"), "PEM");
}

constexpr std::array faults{
    std::pair{"reset", FaultKind::reset},         std::pair{"no-answer", FaultKind::no_answer},
    std::pair{"cut-short", FaultKind::cut_short}, std::pair{"error-page", FaultKind::error_page},
    std::pair{"empty", FaultKind::empty},         std::pair{"huge", FaultKind::huge},
    std::pair{"loop", FaultKind::loop},           std::pair{"drip", FaultKind::drip},
};

/// "reset:3".
Fault fault_named(const std::string& text) {
  const auto colon = std::min(text.find(':'), text.size());
  unsigned request = 0;
  if (colon < text.size())
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), request);
  for (const auto& [name, kind] : faults)
    if (request > 0 && text.compare(0, colon, name) == 0)
      return {.kind = kind, .request = request};
  // Translators: what an option takes; %1 is the option as it is typed, %2 is a word with a number.
  throw OptionsError(Glib::ustring::compose(_("%1: a kind and a number, such as %2"), "--fault", "reset:3"));
}

std::string content_of(const std::string& file) {
  try {
    return Glib::file_get_contents(file);
  } catch (const Glib::FileError& error) {
    throw OptionsError(error.what());
  }
}

PracticeOptions checked(const Typed& typed) {
  check_range(typed.tries, "--tries", 0, 3);
  check_range(typed.roles, "--roles", 1, 2);
  check_word(typed.tls == "1.2" || typed.tls == "1.3", "--tls", "1.2|1.3");
  check_beside(!typed.only_tls_1_3 || typed.tls == "1.3", "--only-tls-1.3", "--tls 1.2");
  check_range(typed.entities, "--entities", 1, most_entities);
  check_beside(!typed.entity_gone || typed.entities > 1, "--entity-gone", "--entities 1");
  check_word(typed.portal_language.empty() || is_portal_language(typed.portal_language.raw()), "--portal-language",
             "nl|fr|de");
  check_word(typed.error.empty() || error_named(typed.error.raw()), "--error", error_names());
  check_word(typed.shape.empty() || shape_named(typed.shape.raw()) != nullptr, "--shape", shape_names());
  check_word(typed.home_host.empty() || home_host_named(typed.home_host.raw()), "--home-host",
             "listed|pattern|not-listed");
  check_range(typed.session, "--session", 0, a_day_in_seconds);
  check_range(typed.slow, "--slow", 0, a_minute_in_ms);
  check_range(typed.vpcd, "--vpcd", typed.vpcd == 0 ? 0 : 1, highest_port);
  check_range(typed.pace, "--pace", 1, most_words_a_minute);
  check_beside(typed.play.empty() || typed.lesson.empty(), "--play", "--lesson");
  for (const char* other : {"--headless", "--no-launcher", "--no-card-readers"}) {
    const bool is_there = other == std::string_view{"--headless"}      ? typed.headless
                          : other == std::string_view{"--no-launcher"} ? typed.no_launcher
                                                                       : typed.no_card_readers;
    check_beside(typed.play.empty() || !is_there, "--play", other);
  }
  check_needs(typed.vpcd == 0 || typed.headless, "--vpcd", "--headless");
  check_beside(!typed.pin_pad || typed.vpcd == 0, "--pin-pad", "--vpcd");
  check_beside(!typed.pin_pad || !typed.no_card_readers, "--pin-pad", "--no-card-readers");
  const std::string& pin = typed.pin.raw();
  check(pin.size() >= 4 && pin.size() <= 12 && pin.find_first_not_of("0123456789") == std::string::npos,
        // Translators: what an option takes; %1 is the option as it is typed.
        Glib::ustring::compose(_("%1: 4 to 12 digits"), "--pin"));

  PracticeOptions options;
  options.headless = typed.headless;
  options.directory = typed.directory;
  options.starts_launcher = !typed.no_launcher;
  options.launcher = typed.launcher;
  options.has_reader_service = !typed.no_card_readers && typed.vpcd == 0;
  options.has_pin_pad = typed.pin_pad;
  if (typed.vpcd != 0)
    options.vpcd_port = static_cast<std::uint16_t>(typed.vpcd);
  options.only_tls_1_2 = typed.tls == "1.2";
  options.only_tls_1_3 = typed.only_tls_1_3;
  options.card.pin = pin;
  options.card.tries_left = typed.tries;
  options.card.validity = typed.expired_certificate ? Validity::expired : Validity::usable;
  options.card.has_pss = !typed.no_pss;
  options.plays = !typed.play.empty();
  options.lesson = options.plays ? typed.play.raw() : typed.lesson.raw();
  options.words_a_minute = static_cast<unsigned>(typed.pace);
  options.lesson_to_check = typed.check_lesson;
  options.portal.two_roles = typed.roles == 2;
  options.portal.has_profile = !typed.no_profile;
  options.portal.trusted_card_host = !typed.untrusted_card_host;
  options.portal.role_first = typed.role_first;
  options.portal.role_in_list = typed.role_list;
  options.portal.intrudes = typed.intrusive;
  options.portal.entities = typed.entities;
  options.portal.several_capacities = typed.several_capacities;
  options.portal.first_entity_gone = typed.entity_gone;
  options.portal.language = typed.portal_language.raw();
  options.portal.error = error_named(typed.error.raw()).value_or(PortalError::none);
  options.portal.session_length = std::chrono::seconds{typed.session};
  options.portal.tells_expiry = !typed.silent_expiry;
  options.portal.is_up = !typed.portal_down;
  options.portal.shows_notice = typed.unknown_page;
  options.portal.shape = shape_named(typed.shape.raw());
  options.portal.home_host = home_host_named(typed.home_host.raw()).value_or(HomeHost::listed);
  if (!typed.fault.empty())
    options.portal.fault = fault_named(typed.fault);
  options.portal.answer_delay = std::chrono::milliseconds{typed.slow};
  options.portal.measures = typed.measure;
  if (!typed.more_holders.empty())
    options.portal.card_roots_pem = content_of(typed.more_holders);
  return options;
}

} // namespace

PracticeOptions read_options(int argc, char** argv) {
  Typed typed;
  OptionList list;
  describe(list, typed);
  Glib::OptionContext context;
  context.set_summary(_("A simulated eID, card reader and portal, to practise the sign-in to PrimaWeb."));
  context.set_description(_("Without a window, standard input takes: insert 1.8, insert 1.7, insert foreign, remove, "
                            "quit; and for the keys of the reader: pad 1234, pad cancel, pad nothing. Its end is the "
                            "end of the practice."));
  context.set_main_group(list.group());
  try {
    context.parse(argc, argv);
  } catch (const Glib::Error& error) {
    throw OptionsError(error.what());
  }
  check(argc == 1, Glib::ustring{_("Not understood:")} + " " + (argc > 1 ? argv[1] : ""));
  return checked(typed);
}

} // namespace simulator
