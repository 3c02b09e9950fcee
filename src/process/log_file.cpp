// SPDX-License-Identifier: EUPL-1.2
#include "process/log_file.h"

#include "base/glib_pointers.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace process {

namespace {

constexpr std::string_view own_domains = "primaweb-";

const char* word_of(GLogLevelFlags level) {
  switch (level & G_LOG_LEVEL_MASK) {
  case G_LOG_LEVEL_ERROR:
    return "error";
  case G_LOG_LEVEL_CRITICAL:
    return "critical";
  case G_LOG_LEVEL_WARNING:
    return "warning";
  case G_LOG_LEVEL_MESSAGE:
    return "message";
  case G_LOG_LEVEL_INFO:
    return "info";
  default:
    return "debug";
  }
}

std::string time_of_day() {
  const base::Handle<GDateTime, g_date_time_unref> now{g_date_time_new_now_local()};
  const base::TextPtr text{g_date_time_format(now.get(), "%F %T.%f")};
  return text ? text.get() : "";
}

/// What stands in a name must not look like a line of its own.
std::string on_one_line(std::string text) {
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
  return text;
}

const char* find(std::span<const GLogField> fields, std::string_view key) {
  const auto at = std::ranges::find_if(fields, [key](const GLogField& each) { return each.key == key; });
  return at == fields.end() || at->length >= 0 ? nullptr : static_cast<const char*>(at->value);
}

} // namespace

std::unique_ptr<LogFile> LogFile::open(const std::string& path, std::string program) {
  // Without O_NONBLOCK a pipe would have the program wait for its reader.
  constexpr int flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
  const int file = ::open(path.c_str(), flags, S_IRUSR | S_IWUSR);
  if (file < 0)
    return nullptr;
  std::unique_ptr<LogFile> opened{new LogFile{file, std::move(program)}};
  struct stat status{};
  if (fstat(file, &status) != 0)
    return nullptr;
  if (S_ISREG(status.st_mode) && status.st_uid == geteuid())
    return opened;
  opened.reset();
  errno = S_ISREG(status.st_mode) ? EPERM : EINVAL;
  return nullptr;
}

LogFile::LogFile(int file, std::string program) : m_file{file}, m_program{std::move(program)} {
}

LogFile::~LogFile() {
  close(m_file);
}

void LogFile::write(GLogLevelFlags level, const char* domain, const char* text) const {
  if (domain == nullptr || !std::string_view{domain}.starts_with(own_domains))
    return;
  const auto line = time_of_day() + ' ' + m_program + '[' + std::to_string(getpid()) + "] " + domain + ' ' +
                    word_of(level) + ": " + on_one_line(text) + '\n';
  const int before = errno; // whoever logs a failure may still look at it
  [[maybe_unused]] const auto written = ::write(m_file, line.data(), line.size()); // a full disk stops no sign-in
  errno = before;
}

GLogWriterOutput LogFile::write_too(GLogLevelFlags level, const GLogField* fields, gsize count, gpointer file) {
  const std::span all{fields, count};
  if (const char* text = find(all, "MESSAGE"))
    static_cast<const LogFile*>(file)->write(level, find(all, "GLIB_DOMAIN"), text);
  return g_log_writer_default(level, fields, count, nullptr);
}

int log_to(const std::string& path, const std::string& program) {
  auto file = LogFile::open(path, program);
  if (!file)
    return errno;
  // For as long as the program: a thread may log to its very end.
  g_log_set_writer_func(&LogFile::write_too, file.release(), nullptr);
  return 0;
}

} // namespace process
