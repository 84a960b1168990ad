package io.adtally.platform.publish;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Sets a string key. */
@Component
public class SetInRedis implements BeforePublish {
    /** The step's name. */
    public static final String STEP = "redis_set";

    private final StringRedisTemplate redis;

    SetInRedis(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public String step() {
        return STEP;
    }

    @Override
    public void run(String key, String value) {
        redis.opsForValue().set(key, value);
    }
}
