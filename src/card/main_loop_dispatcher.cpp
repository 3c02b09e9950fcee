// SPDX-License-Identifier: EUPL-1.2
#include "card/main_loop_dispatcher.h"

#include <glib.h>

#include <deque>
#include <mutex>
#include <utility>

namespace card {

/// What the posts share with the owner. It outlives the MainLoopDispatcher as long as a poster or a pending source
/// holds it.
struct MainLoopDispatcher::Life {
  Life() : context{g_main_context_ref_thread_default()} {}

  ~Life() { g_main_context_unref(context); }

  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;
  Life(Life&&) = delete;
  Life& operator=(Life&&) = delete;

  static void post(const std::shared_ptr<Life>& life, std::function<void()> work);
  void run_first();
  void end();

  GMainContext* const context;
  std::mutex mutex;
  std::deque<std::function<void()>> waiting;
  bool ended = false;
};

void MainLoopDispatcher::Life::post(const std::shared_ptr<Life>& life, std::function<void()> work) {
  {
    const std::scoped_lock lock{life->mutex};
    if (life->ended)
      return;
    life->waiting.push_back(std::move(work));
  }
  // A source for each post: GLib runs them in the order they came, also within a nested main loop.
  GSource* const source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  auto held = std::make_unique<std::shared_ptr<Life>>(life);
  g_source_set_callback(
      source,
      [](gpointer data) -> gboolean {
        (*static_cast<std::shared_ptr<Life>*>(data))->run_first();
        return G_SOURCE_REMOVE;
      },
      held.release(), [](gpointer data) { delete static_cast<std::shared_ptr<Life>*>(data); });
  g_source_attach(source, life->context);
  g_source_unref(source);
}

void MainLoopDispatcher::Life::run_first() {
  std::function<void()> work;
  {
    const std::scoped_lock lock{mutex};
    if (waiting.empty())
      return;
    work = std::move(waiting.front());
    waiting.pop_front();
  }
  work();
}

void MainLoopDispatcher::Life::end() {
  std::deque<std::function<void()>> dropped; // destroyed without the lock: what they captured may post
  const std::scoped_lock lock{mutex};
  ended = true;
  dropped.swap(waiting);
}

MainLoopDispatcher::MainLoopDispatcher() : m_life{std::make_shared<Life>()} {
}

MainLoopDispatcher::~MainLoopDispatcher() {
  m_life->end();
}

void MainLoopDispatcher::post(std::function<void()> work) const {
  Life::post(m_life, std::move(work));
}

std::function<void(std::function<void()>)> MainLoopDispatcher::poster() const {
  return [life = m_life](std::function<void()> work) { Life::post(life, std::move(work)); };
}

} // namespace card
