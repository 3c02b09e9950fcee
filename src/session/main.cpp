// SPDX-License-Identifier: EUPL-1.2
#include "bus/names.h"
#include "bus/side_window.h"
#include "card/private_service.h"
#include "config.h"
#include "installed_paths.h"
#include "portal/meaning.h"
#include "process/log_file.h"
#include "process/no_core_dump.h"
#include "session/check_up.h"
#include "session/forgetting.h"
#include "session/handed_card.h"
#include "session/portal_check.h"
#include "session/portal_report.h"
#include "session/session_application.h"
#include "session/session_config.h"
#include "session/side_application.h"
#include "tls/handshake_offer.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glibmm/init.h>
#include <glibmm/optioncontext.h>
#include <glibmm/optionentry.h>
#include <glibmm/optiongroup.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <clocale>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace {

struct Options {
  session::Start start;
  bool check_up = false;
  bool json = false;
  bool wire = false;
  std::string show; ///< a word of bus::SideWindow
  bool by_itself = false;
  std::string activation_token;
  bool check_portal = false;
  bool live = false;
  bool learned = false;
  bool forget_learned = false;
  std::string forget_page;
  std::string export_learned;
  std::string portal_report;
};

Glib::OptionEntry entry(const char* name) {
  Glib::OptionEntry option;
  option.set_long_name(name);
  return option;
}

/// `asked_at`: as in Session1.
session::SignIn::Opened opened(bool by_user, const std::string& asked_at) {
  using Opening = ui::WindowGuard::Opening;
  std::chrono::microseconds::rep since = 0;
  const bool is_said = std::from_chars(asked_at.data(), asked_at.data() + asked_at.size(), since).ec == std::errc{};
  return {by_user ? Opening::by_the_user : Opening::by_itself,
          is_said ? ui::Moment{std::chrono::microseconds{since}} : ui::long_ago()};
}

Options parse(int& argc, char**& argv) {
  Options options;
  std::string directory;
  std::string reader;
  std::string card;
  std::string asked_at;
  int handed_card = -1;
  bool any_card = false;
  bool by_user = false;
  Glib::OptionGroup group{"primaweb-session", "primaweb-session"};
  group.add_entry_filename(entry("practice"), directory);
  group.add_entry(entry("only-tls-1.2"), options.start.only_tls_1_2);
  group.add_entry_filename(entry("sign-in"), reader);
  group.add_entry(entry("any-card"), any_card);
  group.add_entry(entry("by-user"), by_user);
  group.add_entry_filename(entry("asked-at"), asked_at);
  group.add_entry_filename(entry("card"), card);
  group.add_entry(entry("handed-card"), handed_card);
  group.add_entry_filename(entry("launcher"), options.start.launcher);
  group.add_entry_filename(entry("log"), options.start.log);
  group.add_entry(entry("check-up"), options.check_up);
  group.add_entry(entry("json"), options.json);
  group.add_entry(entry("wire"), options.wire);
  group.add_entry_filename(entry("show"), options.show);
  group.add_entry(entry("by-itself"), options.by_itself);
  group.add_entry_filename(entry("activation-token"), options.activation_token);
  group.add_entry(entry("check-portal"), options.check_portal);
  group.add_entry(entry("live"), options.live);
  group.add_entry(entry("learned"), options.learned);
  group.add_entry(entry("forget-learned"), options.forget_learned);
  group.add_entry_filename(entry("forget-page"), options.forget_page);
  group.add_entry_filename(entry("export-learned"), options.export_learned);
  group.add_entry_filename(entry("portal-report"), options.portal_report);
  Glib::OptionContext context;
  context.set_main_group(group);
  context.parse(argc, argv);
  if (!directory.empty())
    options.start.practice_directory = directory;
  if (any_card || !reader.empty())
    options.start.wish = session::SignInWish{{reader, memory::CardToken::parse(card)}, opened(by_user, asked_at)};
  if (handed_card >= 0)
    options.start.known = session::take_over(handed_card);
  return options;
}

/// The hosts that the user agreed to; then an address, what the page is taken for, and what is pressed or chosen on it.
void print(const portal::LearnedPages& learned) {
  for (const auto& host : learned.hosts())
    std::cout << host << '\n';
  for (const auto& page : learned.all()) {
    std::cout << page.address << "  " << portal::word_for(page.meaning);
    for (const auto& locator : {page.option, page.press})
      if (locator)
        std::cout << "  " << portal::to_text(*locator);
    std::cout << '\n';
  }
}

/// All pages of an address, or a host.
bool forget(const portal::LearnedPages& learned, const std::string& address) {
  const auto hosts = learned.hosts();
  bool is_known = std::ranges::find(hosts, address) != hosts.end();
  bool is_written = learned.forget_host(address);
  for (const auto& page : learned.all())
    if (page.address == address) {
      is_known = true;
      is_written = learned.forget(page.name) && is_written;
    }
  if (!is_known)
    // Translators: printed for `primaweb-launcher --forget-page ADDRESS`; the address follows.
    std::cerr << _("No page with this address is remembered: ") << address << '\n';
  return is_known && is_written;
}

bool export_to(const portal::LearnedPages& learned, const Options& options) {
  const auto& path = options.export_learned;
  const bool is_written = learned.export_to(path, session::shared_hosts(options.start.practice_directory));
  if (!is_written)
    // Translators: printed for `primaweb-launcher --export-road FILE`; the file's name follows.
    std::cerr << _("This file cannot be written: ") << path << '\n';
  return is_written;
}

/// A file that cannot be written any more keeps nobody from signing in.
void begin_log(const std::string& file) {
  if (file.empty())
    return;
  if (const int error = process::log_to(file, "primaweb-session"); error != 0)
    std::cerr << _("This file cannot be written: ") << file << " (" << g_strerror(error) << ")\n";
}

/// Whether this process knows the pcscd of its practice directory and no other, if it is to have one.
bool enter_practice(const session::Start& start) {
  if (!start.practice_directory || card::use_practice_service(*start.practice_directory))
    return true;
  std::cerr << _("This is no practice directory (primaweb-practice makes one): ") << *start.practice_directory << '\n';
  return false;
}

int check_up(const Options& options) {
  if (!enter_practice(options.start))
    return 2;
  using Form = session::CheckUpForm;
  const auto form = options.json ? Form::json : Form::text;
  return session::check_up(options.start.practice_directory, options.wire ? Form::wire : form, std::cout);
}

/// What is asked without a sign-in; nothing when it is a sign-in that is wanted.
std::optional<int> answer(const Options& options) {
  if (options.check_up)
    return check_up(options);
  if (options.check_portal)
    return session::check_portal(options.start.practice_directory, options.live, std::cout);
  if (!options.portal_report.empty())
    return session::tell_portal_report(options.start.practice_directory, options.portal_report, std::cin, std::cout,
                                       std::cerr);
  const auto learned = session::learned_pages(options.start.practice_directory);
  if (options.learned) {
    print(learned);
    return 0;
  }
  if (options.forget_learned) {
    const bool are_pages_gone = learned.forget_all();
    return session::forget_traces(options.start.practice_directory) && are_pages_gone ? 0 : 1;
  }
  if (!options.forget_page.empty()) {
    const bool is_page_gone = forget(learned, options.forget_page);
    return is_page_gone && session::forget_traces(options.start.practice_directory) ? 0 : 1;
  }
  if (!options.export_learned.empty())
    return export_to(learned, options) ? 0 : 1;
  return std::nullopt;
}

/// The words are for the process that shows such windows already, if there is one.
int show(Options options, std::string own_name) {
  if (!enter_practice(options.start))
    return 2;
  std::string coming = to_word(options.by_itself ? bus::Coming::by_itself : bus::Coming::by_user);
  std::array words{own_name.data(), options.show.data(), coming.data(), options.activation_token.data()};
  return session::SideApplication{options.start.practice_directory}.run(static_cast<int>(words.size()), words.data());
}

std::optional<session::Start> run(session::Start start) {
  session::SessionApplication application{std::move(start)};
  application.run();
  return application.successor();
}

/// To what takes this program's place, and to nothing else that it starts.
void leave_name_pipe_open(bool open) {
  fcntl(bus::name_pipe, F_SETFD, open ? 0 : FD_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg)
}

/// Whether a launcher has left its pipe there: before anything else of this program may be.
bool has_name_pipe() {
  struct stat status{};
  return fstat(bus::name_pipe, &status) == 0 && S_ISFIFO(status.st_mode);
}

void add(std::vector<std::string>& words, const session::SignInWish& wish) {
  const auto& [reader, card] = wish.card;
  if (reader.empty())
    words.emplace_back("--any-card");
  else
    words.insert(words.end(), {"--sign-in", reader});
  if (card)
    words.insert(words.end(), {"--card", card->text()});
  if (wish.opened.by == ui::WindowGuard::Opening::by_the_user)
    words.emplace_back("--by-user");
  const auto asked_at = std::chrono::duration_cast<std::chrono::microseconds>(wish.opened.at.time_since_epoch());
  words.insert(words.end(), {"--asked-at", std::to_string(asked_at.count())});
}

/// Goes on as another program in the same process, so that the launcher still has the one that it started. Returns only
/// when that fails.
void become(const std::string& own_name, const session::Start& start) {
  // A thread that was left behind with a stuck card has its connection to pcscd still: pcscd resets the card as it
  // goes. What is handed on is opened after this.
  close_range(bus::name_pipe, ~0U, CLOSE_RANGE_CLOEXEC);
  std::vector<std::string> words{own_name};
  if (start.practice_directory)
    words.insert(words.end(), {"--practice", *start.practice_directory});
  if (start.only_tls_1_2)
    words.emplace_back("--only-tls-1.2");
  if (start.wish)
    add(words, *start.wish);
  const int handed_card = start.known ? session::hand_on(*start.known) : -1; // without it the card is read again
  if (handed_card >= 0)
    words.insert(words.end(), {"--handed-card", std::to_string(handed_card)});
  if (!start.launcher.empty())
    words.push_back("--launcher=" + start.launcher);
  if (!start.log.empty())
    words.push_back("--log=" + start.log);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  if (!start.launcher.empty())
    leave_name_pipe_open(true);
  g_debug("Another primaweb-session takes this one's place");
  execv("/proc/self/exe", arguments.data());
  g_debug("It cannot: %s", g_strerror(errno));
}

} // namespace

int main(int argc, char** argv) {
  process::forbid_core_dumps();
  g_log_writer_default_set_use_stderr(TRUE); // what is printed for programs stays as they read it
  const bool has_pipe = has_name_pipe();
  const std::string own_name = argc > 0 ? argv[0] : "primaweb-session";
  std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): before any thread
  bindtextdomain(GETTEXT_DOMAIN, installed::translations);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
  // Before GTK: by this name a desktop finds the desktop entry of a window, and with it name and icon.
  g_set_prgname(APP_ID);
  Glib::init();
  try {
    auto options = parse(argc, argv);
    begin_log(options.start.log);
    g_debug("primaweb-session " VERSION " begins");
    if (const auto status = answer(options))
      return *status;
    if (!options.show.empty())
      return show(options, own_name);
    auto& start = options.start;
    if (!has_pipe)
      start.launcher.clear();
    else
      leave_name_pipe_open(false);
    if (!enter_practice(start))
      return 2;
    tls::limit_handshake_offer(start.only_tls_1_2 ? tls::KeyReach::tls_1_2 : tls::KeyReach::tls_1_3);
    if (const auto successor = run(std::move(start))) {
      become(own_name, *successor);
      return 1;
    }
    return 0;
  } catch (const Glib::Error& error) {
    std::cerr << "primaweb-session: " << error.what() << '\n';
    return 1;
  }
}
