// SPDX-License-Identifier: EUPL-1.2
#include "card/private_service.h"
#include "config.h"
#include "installed_paths.h"
#include "launcher/activation_token.h"
#include "launcher/application.h"
#include "launcher/command_line.h"
#include "launcher/preferences.h"
#include "process/log_file.h"
#include "process/no_core_dump.h"

#include <giomm/init.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace {

bool enter_practice(const std::string& directory) {
  if (card::use_practice_service(directory))
    return true;
  // Translators: printed when the directory of `--practice DIRECTORY` is none. primaweb-practice is a program's name.
  std::cerr << _("This is no practice directory (primaweb-practice makes one): ") << directory << '\n';
  return false;
}

/// Whoever wants a log is not left without one, unawares.
bool begin_log(const std::string& file) {
  const int error = process::log_to(file, "primaweb-launcher");
  if (error != 0)
    std::cerr << _("This file cannot be written: ") << file << " (" << g_strerror(error) << ")\n";
  return error == 0;
}

/// What needs more than this program links is the session program's: it takes this process's place. Returns only when
/// it cannot.
int become_session_program(const launcher::CommandLine& line) {
  std::vector<std::string> words{line.session};
  for (const auto& [is_asked, word] :
       {std::pair{line.check_up, "--check-up"}, std::pair{line.json, "--json"},
        std::pair{line.check_portal, "--check-portal"}, std::pair{line.live, "--live"},
        std::pair{line.learned, "--learned"}, std::pair{line.forget_learned, "--forget-learned"}})
    if (is_asked)
      words.emplace_back(word);
  if (!line.show.empty()) {
    words.push_back("--show=" + line.show);
    if (const auto token = launcher::ActivationToken::of_this_process(); !token.empty())
      words.push_back("--activation-token=" + token);
  }
  if (!line.forget_page.empty())
    words.push_back("--forget-page=" + line.forget_page);
  if (!line.export_learned.empty())
    words.push_back("--export-learned=" + line.export_learned);
  if (!line.portal_report.empty())
    words.push_back("--portal-report=" + line.portal_report);
  if (line.practice)
    words.push_back("--practice=" + *line.practice);
  if (!line.log.empty())
    words.push_back("--log=" + line.log);
  std::vector<char*> raw;
  raw.reserve(words.size() + 1);
  for (auto& word : words)
    raw.push_back(word.data());
  raw.push_back(nullptr);
  execv(line.session.c_str(), raw.data());
  std::cerr << line.session << ": " << g_strerror(errno) << '\n';
  return 1;
}

/// As Gio::Application::run(), with what the desktop gave to this process: the launcher that is there cannot see that.
int run(launcher::Application& application, std::vector<std::string> arguments) {
  if (const auto token = launcher::ActivationToken::of_this_process(); !token.empty())
    arguments.push_back("--activation-token=" + token);
  std::vector<char*> raw;
  raw.reserve(arguments.size() + 1);
  for (auto& argument : arguments)
    raw.push_back(argument.data());
  raw.push_back(nullptr);
  return application.run(static_cast<int>(arguments.size()), raw.data());
}

} // namespace

int main(int argc, char* argv[]) {
  process::forbid_core_dumps();
  g_log_writer_default_set_use_stderr(TRUE); // what is printed for programs stays as they read it
  std::setlocale(LC_ALL, "");                // NOLINT(concurrency-mt-unsafe)
  bindtextdomain(GETTEXT_DOMAIN, installed::translations);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);

  const std::vector<std::string> arguments{argv, argv + argc};
  std::error_code nowhere;
  const auto parsed = launcher::parse_command_line(arguments, std::filesystem::current_path(nowhere).string());
  if (const auto* misused = std::get_if<launcher::Misused>(&parsed)) {
    std::cerr << misused->text << '\n';
    return 2;
  }
  const auto& line = std::get<launcher::CommandLine>(parsed);
  if (line.version) {
    std::cout << "primaweb-launcher " VERSION "\n";
    return 0;
  }
  if (line.practice && !enter_practice(*line.practice))
    return 2;
  if (line.is_for_session_program())
    return become_session_program(line);
  if (!line.log.empty() && !line.only_asks() && !begin_log(line.log))
    return 2;

  Gio::init();
  if (line.at_login && !launcher::starts_at_login())
    return 0;
  const auto application = launcher::Application::create(line);
  if (line.only_asks() && !application->finds_the_launcher()) {
    // Translators: printed for `primaweb-launcher --status` and `--quit`.
    std::cerr << _("PrimaWeb Launcher is not running.") << '\n';
    return 1;
  }
  return run(*application, arguments);
}
