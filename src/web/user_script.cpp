// SPDX-License-Identifier: EUPL-1.2
#include "web/user_script.h"

#include "base/glib_pointers.h"

extern "C" GResource* page_script_get_resource();

namespace web {

void add_user_script(WebKitUserContentManager* manager, const std::string& name, WebKitUserContentInjectedFrames frames,
                     const char* world) {
  const auto path = "/web/" + name + "_script.js";
  const base::BytesPtr source{
      g_resource_lookup_data(page_script_get_resource(), path.c_str(), G_RESOURCE_LOOKUP_FLAGS_NONE, nullptr)};
  gsize size = 0;
  const auto* text = static_cast<const char*>(g_bytes_get_data(source.get(), &size));
  const base::Handle<WebKitUserScript, webkit_user_script_unref> script{webkit_user_script_new_for_world(
      std::string{text, size}.c_str(), frames, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, world, nullptr, nullptr)};
  webkit_user_content_manager_add_script(manager, script.get());
}

} // namespace web
