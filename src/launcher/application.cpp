// SPDX-License-Identifier: EUPL-1.2
#include "launcher/application.h"

#include "base/error_word.h"
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include <array>
#include <csignal>
#include <string>
#include <vector>

namespace launcher {
namespace {

Glib::ustring describe(const Status& status, const CommandLine& line) {
  if (!line.json)
    return Glib::ustring{status.sentence} + "\n";
  std::string sentence;
  for (const char c : status.sentence)
    sentence.append(c == '"' || c == '\\' ? 1 : 0, '\\').append(1, c);
  return Glib::ustring{R"({"state": ")"} + to_word(status.state) + R"(", "practice": )" +
         (line.practice ? "true" : "false") + R"(, "sentence": ")" + sentence + R"(", "code": )" +
         (status.code.empty() ? "null" : '"' + status.code + '"') + "}\n";
}

/// Who only asks must not become the launcher for a moment: the one that is just being started would find it, and end.
Gio::Application::Flags flags_for(const CommandLine& line) {
  const auto flags = Gio::Application::Flags::HANDLES_COMMAND_LINE;
  return line.only_asks() ? flags | Gio::Application::Flags::IS_LAUNCHER : flags;
}

} // namespace

Glib::RefPtr<Application> Application::create(const CommandLine& line) {
  return Glib::make_refptr_for_instance<Application>(new Application{line});
}

Application::Application(const CommandLine& line)
    : Gio::Application{bus::launcher_name(line.practice ? bus::Mode::practice : bus::Mode::real), flags_for(line)},
      m_line{line} {
}

Application::~Application() = default;

int Application::on_command_line(const Glib::RefPtr<Gio::ApplicationCommandLine>& invocation) {
  int count = 0;
  char** words = invocation->get_arguments(count);
  const std::vector<std::string> arguments{words, words + count};
  g_strfreev(words);
  const auto parsed = parse_command_line(arguments, invocation->get_cwd());
  if (const auto* line = std::get_if<CommandLine>(&parsed))
    return carry_out(*line, invocation);
  invocation->printerr(std::get<Misused>(parsed).text + "\n");
  return 2;
}

bool Application::finds_the_launcher() {
  try {
    return register_application() && is_remote();
  } catch (const Glib::Error& error) {
    g_debug("The bus cannot be asked for the launcher: %s", base::error_word(error.gobj()).c_str());
    return false;
  }
}

int Application::carry_out(const CommandLine& line, const Glib::RefPtr<Gio::ApplicationCommandLine>& invocation) {
  const bool was_there = m_resident != nullptr;
  if (line.only_asks() && !was_there) {
    // Translators: printed for `primaweb-launcher --status` and `--quit`, while the launcher is being started.
    invocation->printerr(Glib::ustring{_("PrimaWeb Launcher is not running.")} + "\n");
    return 1;
  }
  if (line.status) {
    invocation->print(describe(m_resident->status(), line));
    return 0;
  }
  if (line.quit) {
    m_resident->quit();
    return 0;
  }
  if (was_there && !line.log.empty() && line.log != m_line.log) {
    // Translators: printed for `primaweb-launcher --log FILE`.
    invocation->printerr(Glib::ustring{_("PrimaWeb Launcher runs already, without this log: quit it first (--quit).")} +
                         "\n");
    return 1;
  }
  stay();
  m_resident->take_token(line.activation_token);
  if (line.start || (was_there && !line.at_login))
    m_resident->start_primaweb();
  return 0;
}

void Application::on_activate() {
  stay();
  m_resident->start_primaweb();
}

/// Before what the user chose in a notification.
void Application::before_emit_vfunc(const Glib::VariantBase& platform_data) {
  Gio::Application::before_emit_vfunc(platform_data);
  if (!m_resident)
    return;
  for (const char* name : {"activation-token", "desktop-startup-id"})
    if (const gchar* token = nullptr;
        g_variant_lookup(const_cast<GVariant*>(platform_data.gobj()), name, "&s", &token) != FALSE)
      return m_resident->take_token(token);
}

void Application::on_shutdown() {
  m_resident.reset();
  Gio::Application::on_shutdown();
}

void Application::stay() {
  if (m_resident)
    return;
  g_debug("primaweb-launcher " VERSION " begins");
  hold();
  leave_on_signals();
  m_resident = std::make_unique<Resident>(*this, m_line);
}

void Application::leave_on_signals() {
  const auto leave = [](gpointer self) -> gboolean {
    static_cast<Application*>(self)->m_resident->quit();
    return G_SOURCE_CONTINUE;
  };
  for (const int signal : std::array{SIGTERM, SIGINT, SIGHUP})
    g_unix_signal_add(signal, leave, this);
}

} // namespace launcher
