// SPDX-License-Identifier: EUPL-1.2
#include "web/drawing.h"

#include <unistd.h>

#include <algorithm>
#include <system_error>

namespace web {

Drawing usual_drawing(const std::filesystem::path& devices) {
  std::error_code is_missing;
  const std::filesystem::directory_iterator nodes{devices, is_missing};
  const bool has_render_node = std::any_of(begin(nodes), end(nodes), [](const auto& node) {
    return node.path().filename().string().starts_with("render") && access(node.path().c_str(), R_OK | W_OK) == 0;
  });
  return has_render_node ? Drawing::graphics_processor : Drawing::processor;
}

void draw_by(WebKitSettings* settings, Drawing drawing) {
  webkit_settings_set_hardware_acceleration_policy(settings, drawing == Drawing::graphics_processor
                                                                 ? WEBKIT_HARDWARE_ACCELERATION_POLICY_ALWAYS
                                                                 : WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER);
}

Drawing drawing_of(WebKitWebView* view) {
  const auto policy = webkit_settings_get_hardware_acceleration_policy(webkit_web_view_get_settings(view));
  return policy == WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER ? Drawing::processor : Drawing::graphics_processor;
}

} // namespace web
