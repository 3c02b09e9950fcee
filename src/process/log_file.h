// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

#include <memory>
#include <string>

namespace process {

/// The file of `--log`: what the rooms of this program log, those of the domains "primaweb-…", from debug on. What
/// libraries log is left out, as addresses with tokens and certificates stand in it.
///
/// Thread: any. A line is written at once and whole, so both programs may append to the same file.
class LogFile {
public:
  /// Opens a file of this user's, or makes one that nobody else may read. A link is not followed.
  /// Returns null where that cannot be done; `errno` says why.
  [[nodiscard]] static std::unique_ptr<LogFile> open(const std::string& path, std::string program);
  ~LogFile();
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;
  LogFile(LogFile&&) = delete;
  LogFile& operator=(LogFile&&) = delete;

  /// Appends one line, with time of day, program and domain; nothing for the domain of another. `domain` may be null.
  void write(GLogLevelFlags level, const char* domain, const char* text) const;

  /// A GLogWriterFunc, with a LogFile: writes there, and then as GLib does by itself.
  static GLogWriterOutput write_too(GLogLevelFlags level, const GLogField* fields, gsize count, gpointer file);

private:
  LogFile(int file, std::string program);

  int m_file;
  std::string m_program;
};

/// From now on GLib writes each message to that file, too, besides where it goes without. To be called once, before
/// anything is logged and any other thread is there.
/// Returns 0, or the `errno` with which the file could not be opened: then nothing has changed.
[[nodiscard]] int log_to(const std::string& path, const std::string& program);

} // namespace process
