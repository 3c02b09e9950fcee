// SPDX-License-Identifier: EUPL-1.2
#include "simulator/tool/tool_options.h"

#include "simulator/lessons/lesson_options.h"
#include "simulator/option_list.h"
#include "simulator/portal/words.h"

#include <glibmm/fileutils.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>

namespace simulator {

namespace {

constexpr int highest_port = std::numeric_limits<std::uint16_t>::max();
constexpr int a_minute_in_ms = 60'000;

constexpr std::array home_hosts{
    std::pair{"listed", HomeHost::listed},
    std::pair{"pattern", HomeHost::by_pattern},
    std::pair{"not-listed", HomeHost::not_listed},
};

Glib::ustring shape_names() {
  Glib::ustring names;
  for (const Shape& shape : all_shapes())
    names += Glib::ustring{names.empty() ? "" : "|"} + std::string{shape.name};
  return names;
}

struct Typed {
  bool headless = false;
  std::string directory;
  std::string launcher = installed_launcher();
  bool no_launcher = false;
  bool no_card_readers = false;
  bool pin_pad = false;
  int vpcd = 0;
  Glib::ustring pin = "1234";
  bool no_pss = false;
  Glib::ustring tls = "1.3";
  bool only_tls_1_3 = false;
  bool intrusive = false;
  Glib::ustring portal_language;
  bool untrusted_card_host = false;
  bool portal_down = false;
  Glib::ustring shape;
  Glib::ustring home_host;
  bool silent_expiry = false;
  Glib::ustring fault;
  int slow = 0;
  bool measure = false;
  std::string more_holders;
  TypedLessonOptions lesson;
};

void describe(OptionList& list, Typed& typed) {
  list.add("headless", typed.headless, "Show no window; read commands from standard input");
  list.add("directory", typed.directory, "Where the launcher finds the practice card and portal", "DIR");
  list.add("launcher", typed.launcher, "The launcher to start", "PATH");
  list.add("no-launcher", typed.no_launcher, "Start no launcher");
  list.add("no-card-readers", typed.no_card_readers, "Make no card reader");
  list.add("pin-pad", typed.pin_pad, "The card reader has keys of its own for the PIN");
  list.add("vpcd", typed.vpcd, "Put the card into the virtual reader on this port", "PORT");
  list.add("pin", typed.pin, "The card's PIN", "PIN");
  list.add("no-pss", typed.no_pss, "The older card cannot sign for TLS 1.3");
  list.add("tls", typed.tls, "The newest TLS version of the portal", "1.2|1.3");
  list.add("only-tls-1.3", typed.only_tls_1_3, "The portal speaks nothing older than TLS 1.3");
  list.add("intrusive", typed.intrusive, "Every page of the portal asks, prints and opens things all the time");
  list.add("portal-language", typed.portal_language, "The portal's language, whatever the user's is", "nl|fr|de");
  list.add("untrusted-card-host", typed.untrusted_card_host, "Nobody trusts the server that wants the card");
  list.add("portal-down", typed.portal_down, "The portal cannot be reached");
  list.add("shape", typed.shape,
           "The portal's pages after the sign-in look like this, and the launcher does not know them", "NAME");
  list.add("home-host", typed.home_host, "How the launcher is told of PrimaWeb's host, in shapes where it has its own",
           words_of(home_hosts));
  list.add("silent-expiry", typed.silent_expiry, "When its session has ended, the portal just asks to sign in");
  list.add("fault", typed.fault,
           "The answer to the N-th request goes wrong: reset, no-answer, cut-short, error-page, empty, huge, loop or "
           "drip",
           "KIND:N");
  list.add("slow", typed.slow, "Every answer of the portal takes this long", "MS");
  list.add("measure", typed.measure, "Without a window, tell what each answer of the portal took");
  list.add("more-holders", typed.more_holders, "Holders of certificates under this root may sign in, too", "PEM");
  add_lesson_options(list, typed.lesson);
}

constexpr std::array faults{
    std::pair{"reset", FaultKind::reset},         std::pair{"no-answer", FaultKind::no_answer},
    std::pair{"cut-short", FaultKind::cut_short}, std::pair{"error-page", FaultKind::error_page},
    std::pair{"empty", FaultKind::empty},         std::pair{"huge", FaultKind::huge},
    std::pair{"loop", FaultKind::loop},           std::pair{"drip", FaultKind::drip},
};

/// "reset:3".
PortalFault fault_named(const std::string& text) {
  const auto colon = std::min(text.find(':'), text.size());
  unsigned request = 0;
  if (colon < text.size())
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), request);
  const auto kind = meaning_of(std::string_view{text}.substr(0, colon), faults);
  if (!kind || request == 0)
    throw OptionsError("--fault: a kind and a number, such as reset:3");
  return {.kind = *kind, .request = request};
}

std::string content_of(const std::string& file) {
  try {
    return Glib::file_get_contents(file);
  } catch (const Glib::FileError& error) {
    throw OptionsError(error.what());
  }
}

void check(const Typed& typed) {
  check_word(typed.tls == "1.2" || typed.tls == "1.3", "--tls", "1.2|1.3");
  check_beside(!typed.only_tls_1_3 || typed.tls == "1.3", "--only-tls-1.3", "--tls 1.2");
  check_word(typed.portal_language.empty() || is_portal_language(typed.portal_language.raw()), "--portal-language",
             "nl|fr|de");
  check_word(typed.shape.empty() || shape_named(typed.shape.raw()) != nullptr, "--shape", shape_names());
  check_word(typed.home_host.empty() || meaning_of(typed.home_host.raw(), home_hosts), "--home-host",
             words_of(home_hosts));
  check_range(typed.slow, "--slow", 0, a_minute_in_ms);
  check_range(typed.vpcd, "--vpcd", typed.vpcd == 0 ? 0 : 1, highest_port);
  check_needs(typed.vpcd == 0 || typed.headless, "--vpcd", "--headless");
  check_beside(!typed.pin_pad || typed.vpcd == 0, "--pin-pad", "--vpcd");
  check_beside(!typed.pin_pad || !typed.no_card_readers, "--pin-pad", "--no-card-readers");
  const std::string& pin = typed.pin.raw();
  if (pin.size() < 4 || pin.size() > 12 || pin.find_first_not_of("0123456789") != std::string::npos)
    throw OptionsError("--pin: 4 to 12 digits");
}

PracticeOptions checked(const Typed& typed) {
  check(typed);
  PracticeOptions options;
  const LessonOptions lesson = checked(typed.lesson);
  options.card = lesson.card;
  options.portal = lesson.portal;
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
  options.card.pin = typed.pin.raw();
  options.card.has_pss = !typed.no_pss;
  options.portal.trusted_card_host = !typed.untrusted_card_host;
  options.portal.intrudes = typed.intrusive;
  options.portal.language = typed.portal_language.raw();
  options.portal.tells_expiry = !typed.silent_expiry;
  options.portal.is_up = !typed.portal_down;
  options.portal.shape = shape_named(typed.shape.raw());
  options.portal.home_host = meaning_of(typed.home_host.raw(), home_hosts).value_or(HomeHost::listed);
  if (!typed.fault.empty())
    options.portal.fault = fault_named(typed.fault);
  options.portal.answer_delay = std::chrono::milliseconds{typed.slow};
  options.portal.measures = typed.measure;
  if (!typed.more_holders.empty())
    options.portal.card_roots_pem = content_of(typed.more_holders);
  return options;
}

} // namespace

PracticeOptions read_tool_options(int argc, char** argv) {
  Typed typed;
  OptionList list;
  describe(list, typed);
  list.read(argc, argv, "The practice of the tests: where its parts are, and what goes otherwise than it should.",
            headless_help());
  return checked(typed);
}

} // namespace simulator
