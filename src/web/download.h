// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/cover.h"

#include <sigc++/signal.h>
#include <webkit/webkit.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace web {

/// A file on its way from the portal to the user's folder. Thread: main loop.
class Download {
public:
  enum class State { asking, running, done, failed, cancelled };
  /// Why it failed.
  enum class Fault {
    network, ///< the portal did not send it, or not all of it
    folder,  ///< it could not be written where the user wanted it
  };

  explicit Download(WebKitDownload* download);
  ~Download();
  Download(const Download&) = delete;
  Download& operator=(const Download&) = delete;
  Download(Download&&) = delete;
  Download& operator=(Download&&) = delete;

  /// Nothing is written before this. What was at `path` is replaced: the user has been asked.
  void save_to(const std::string& path);
  /// Ends it; what was written so far goes.
  void cancel();

  /// The view whose page wants to give it; null when that is gone.
  [[nodiscard]] WebKitWebView* view() const { return webkit_download_get_web_view(m_download.get()); }

  [[nodiscard]] State state() const { return m_state; }

  [[nodiscard]] Fault fault() const { return m_fault; }

  /// A safe name for the file.
  [[nodiscard]] const std::string& suggested_name() const { return m_suggested_name; }

  [[nodiscard]] const std::string& path() const { return m_path; }

  [[nodiscard]] std::uint64_t received_bytes() const;
  /// 0 to 1; nothing when the portal did not say how large the file is.
  [[nodiscard]] std::optional<double> progress() const;

  /// It may be asked now where to save it.
  sigc::signal<void()>& signal_named() { return m_signal_named; }

  sigc::signal<void()>& signal_changed() { return m_signal_changed; }

private:
  static gboolean decide_destination(WebKitDownload* download, const char* suggested_name, gpointer self);
  static void received(WebKitDownload* download, guint64 bytes, gpointer self);
  static void failed(WebKitDownload* download, GError* error, gpointer self);
  static void finished(WebKitDownload* download, gpointer self);
  void become(State state);

  base::ObjectPtr<WebKitDownload> m_download;
  State m_state = State::asking;
  Fault m_fault = Fault::network;
  std::string m_suggested_name;
  std::string m_path;
  sigc::signal<void()> m_signal_named;
  sigc::signal<void()> m_signal_changed;
};

/// The downloads of one session. While nobody offers them to the user, none is begun: WebKit by itself would save them
/// without a word. None is begun under a cover that is there for good either. Destroyed, it ends those that are under
/// way.
class Downloads {
public:
  /// `cover` outlives it.
  Downloads(WebKitNetworkSession* network, const Cover& cover);
  ~Downloads();
  Downloads(const Downloads&) = delete;
  Downloads& operator=(const Downloads&) = delete;
  Downloads(Downloads&&) = delete;
  Downloads& operator=(Downloads&&) = delete;

  void offer(bool is_offered) { m_offered = is_offered; }

  /// Ends those of which nobody has said yet where to save them.
  void withdraw();

  /// Ends those that are under way, and begins no more.
  void end();

  /// A page wants to give the user a file: to be saved or cancelled.
  sigc::signal<void(std::shared_ptr<Download>)>& signal_wanted() { return m_signal_wanted; }

private:
  static void started(WebKitNetworkSession* network, WebKitDownload* download, gpointer self);

  base::ObjectPtr<WebKitNetworkSession> m_network;
  const Cover& m_cover;
  bool m_offered = false;
  std::vector<std::shared_ptr<Download>> m_downloads;
  sigc::signal<void(std::shared_ptr<Download>)> m_signal_wanted;
};

} // namespace web
